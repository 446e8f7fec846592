/** Fields that are one text each: nickname, title, note, birthday. */
import { SyncError } from '../../errors.ts';
import { readDate, writeDate } from './dates.ts';
import { bareProperty, put, removeWithGroup } from './edit.ts';
import { type Card, linesOf, propertiesOf } from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';
import { escapeText } from './vcard/escape.ts';

const names = { nickname: 'NICKNAME', title: 'TITLE', note: 'NOTE' } as const;
export type TextField = keyof typeof names;
export const textFields = Object.keys(names) as TextField[];

/** Several notes are one note, line by line, so that none is out of sight; of the others the first is read. */
export function readTexts(card: Card): Record<TextField, string> {
  const all = (field: TextField) => propertiesOf(card, names[field]).map(textOfProperty).filter(Boolean);
  return { nickname: all('nickname')[0] ?? '', title: all('title')[0] ?? '', note: all('note').join('\n') };
}

export function readBirthday(card: Card): string {
  return propertiesOf(card, 'BDAY').map(readDate).find(Boolean) ?? '';
}

export function writeText(card: Card, field: TextField, text: string): Card {
  if (readTexts(card)[field] === text) return card;
  const lines = linesOf(card, names[field]);
  if (text === '') return removeWithGroup(card, lines);
  const filled = lines.filter((line) => textOfProperty(line.property) !== '');
  // The other notes were read as part of this one.
  const rest = field === 'note' ? removeWithGroup(card, filled.slice(1)) : card;
  const line = filled[0] ?? lines[0];
  return put(
    rest,
    line,
    line?.property ?? bareProperty(names[field]),
    escapeText(text, card.version, 'whole'),
  );
}

/** @throws SyncError record-rejected for what is no ISO date */
export function writeBirthday(card: Card, date: string): Card {
  if (readBirthday(card) === date) return card;
  const lines = linesOf(card, 'BDAY');
  if (date === '') return removeWithGroup(card, lines);
  const line = lines.find((candidate) => readDate(candidate.property) !== '') ?? lines[0];
  const written = writeDate(line?.property ?? bareProperty('BDAY'), date, card.version);
  if (!written) throw new SyncError('record-rejected', { field: 'birthday', reason: 'no-date' });
  return put(card, line, ...written);
}
