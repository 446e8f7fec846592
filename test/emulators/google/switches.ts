/**
 * One switch for everything about Google that is not known (its reference and discovery document of 2025-11, section by section, and what
 * others saw in production). The defaults are the likelier answers; the product must stand every other one too, so suites loop over
 * `switchCases`.
 */
import { type Alternatives, oneAtATime } from '../switch-cases.ts';

export interface Switches {
  /** How long until a write shows up in the lists: "several minutes" by the reference. Reads by name see it at once. */
  listLagMs: number;
  /** Seen in production: 400. The calendar of the same house answers 410. */
  expiredTokenStatus: 400 | 410;
  /** How long a sync token lives after the full sync that began its chain. */
  syncTokenMs: number;
  /** Full syncs begun in any minute; null: no limit. "This quota is fixed", says the reference, and not how large. */
  fullSyncs: number | null;
  /** Requests in any minute for one user; null: none. Sources disagree (30, 60, 90, 100). */
  rateLimit: number | null;
  retryAfter: boolean;
  /** A full bucket: 429 by the reference; older interfaces of the house say 403. */
  rateLimitStatus: 429 | 403;
  /** What a former resource name is good for. */
  formerNames: 'lead-on' | 'gone';
  /** Whether a renamed person's old name is listed as deleted too. */
  renameAlsoDeletes: boolean;
  /** Whether `previousResourceNames` are told. */
  tellsFormerNames: boolean;
  keepsClientData: boolean;
  /** Whether one user's client data are shown to the client that wrote them. */
  trims: boolean;
  /** `prompt=none` where a person is needed: sent back with an error, or a page that stays. */
  silentRefusal: 'redirect' | 'page';
  /** The names of granted scopes as they were asked for, or as full addresses. */
  scopeSpelling: 'as-asked' | 'full';
  /** What happens to a page token that was handed out before others were used up. */
  pageTokenMs: number;
  /** A single invalid contact refuses its whole batch (the reference), or is told among the answers. */
  batchRefusal: 'whole' | 'single';
  createdOrder: 'as-asked' | 'reversed';
  deleteMissing: 404 | 200;
  /** People who are linked with a profile are listed with what the profile says beside the contact. */
  showsProfiles: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  listLagMs: 30_000,
  expiredTokenStatus: 400,
  syncTokenMs: 7 * 24 * 60 * 60_000,
  fullSyncs: null,
  rateLimit: 90,
  retryAfter: false,
  rateLimitStatus: 429,
  formerNames: 'lead-on',
  renameAlsoDeletes: false,
  tellsFormerNames: true,
  keepsClientData: true,
  trims: true,
  silentRefusal: 'redirect',
  scopeSpelling: 'full',
  pageTokenMs: 60 * 60_000,
  batchRefusal: 'whole',
  createdOrder: 'as-asked',
  deleteMissing: 404,
  showsProfiles: true,
};

const alternatives: Partial<Alternatives<Switches>> = {
  listLagMs: [0, 300_000],
  expiredTokenStatus: [410],
  fullSyncs: [4],
  retryAfter: [true],
  rateLimitStatus: [403],
  formerNames: ['gone'],
  renameAlsoDeletes: [true],
  tellsFormerNames: [false],
  keepsClientData: [false],
  trims: [false],
  silentRefusal: ['page'],
  scopeSpelling: ['as-asked'],
  batchRefusal: ['single'],
  createdOrder: ['reversed'],
  deleteMissing: [200],
  showsProfiles: [false],
};

/** Every switch away from its default, one at a time. */
export const switchCases = oneAtATime<Switches>(alternatives);
