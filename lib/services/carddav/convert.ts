/**
 * Cards and contacts: the one door through which a connector reads and writes vCards. Reading is liberal; writing changes only the
 * fields that it was given and leaves every other byte of the card alone.
 */
export { cardFields } from './fields.ts';
export { updateGroupMembers } from './groups.ts';
export { newCard } from './new-card.ts';
export { type ReadCard, readCard } from './read-card.ts';
export { updateCard } from './write-card.ts';
