/**
 * What Lineup's script in a web page and the background say to each other.
 *
 * The script says what the page itself shows; the background gives back what is wrong with it, in kinds, without a word about contacts that
 * the page does not show. Names come only with a card that a person opened, and a card can act only with its own token.
 */

/** A number in a text, in a link or in a field; or, where a contact is shown without its number, its address or its name. */
export type PageSource = 'text' | 'link' | 'input' | 'email' | 'name';

/** Something on the page by which a contact may be known, and what stands around it. */
export interface Sighting {
  /** As displayed. */
  readonly text: string;
  readonly source: PageSource;
  /** False: digits that may be anything; only a contact's own number makes them one. */
  readonly isSure: boolean;
  /** Texts of the row or card around it that may be names. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** What reads as a number there. */
  readonly numbers: readonly string[];
}

export type PageFinding =
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'plus-one'; readonly proposed: string }
  /** `proposed` null: it has no country code, and no default country is known. */
  | { readonly kind: 'not-e164'; readonly proposed: string | null }
  /** `count` contacts of Aircall, the shown one among them. */
  | { readonly kind: 'duplicate'; readonly count: number }
  | { readonly kind: 'other-name'; readonly service: string };

export type FindingKind = PageFinding['kind'];

/** Who this is in the other service; told only if the user switched it on. */
export interface PartnerNote {
  readonly service: string;
  readonly title: string;
  /** Of its own page there; null: that service has none. */
  readonly address: string | null;
}

export interface Verdict {
  readonly findings: readonly PageFinding[];
  /** For inputs: the contact that has this number already, unless it is the one whose form it is. */
  readonly owner: string | null;
  readonly partner: PartnerNote | null;
  /** Judged by its digits alone: no contact has it, or no account is connected. */
  readonly isFormatOnly: boolean;
}

export type VerdictsAnswer =
  /** Switched off, or no longer allowed here. */
  | { readonly state: 'off' }
  | {
      readonly state: 'on';
      /** Differs when an answer may have changed. */
      readonly version: string;
      readonly isConnected: boolean;
      readonly isFolded: boolean;
      /** One for each sighting, in order. */
      readonly verdicts: readonly Verdict[];
    };

export type CardAction = 'fix' | 'merge' | 'open' | 'not-same' | 'ignore' | 'undo';

export interface CardLine {
  readonly finding: PageFinding;
  /** Names of the contacts it is about. */
  readonly people: readonly string[];
  readonly actions: readonly CardAction[];
  /** It is merged by hand only: Lineup would have to throw something away. */
  readonly isRefused: boolean;
}

export interface CardView {
  /** Good for this card, this tab and these contacts only. */
  readonly token: string;
  readonly lines: readonly CardLine[];
  readonly partner: PartnerNote | null;
  readonly isFormatOnly: boolean;
}

export type Acted =
  /** `undo`: token that takes it back, where it can be. */
  | { readonly ok: true; readonly undo: string | null }
  /** `code` of lib/errors.ts, and the account that its sentence names. */
  | { readonly ok: false; readonly code: string; readonly place: string };

export interface PageQuestions {
  verdicts: (input: { sightings: readonly Sighting[] }) => VerdictsAnswer;
  card: (input: { sighting: Sighting }) => CardView;
  act: (input: { token: string; finding: FindingKind; action: CardAction }) => Acted;
  /** The summary was folded or unfolded. */
  fold: (input: { isFolded: boolean }) => null;
}

export type PageQuestionName = keyof PageQuestions;
export type PageInput<N extends PageQuestionName> = Parameters<PageQuestions[N]>[0];
export type PageOutput<N extends PageQuestionName> = ReturnType<PageQuestions[N]>;

/** The background's side of it; `place` is the tab and frame that asks. */
export type PageHandlers = {
  readonly [N in PageQuestionName]: (input: PageInput<N>, place: PagePlace) => Promise<PageOutput<N>>;
};

export interface PagePlace {
  readonly url: string;
  readonly tabId: number;
  readonly frameId: number;
}

/** Sent to pages when answers may have changed. */
export const pagesChanged = 'lineup-answers-changed';
