/** People as they are, before any service writes them down in its own way. */
export const countries = ['FR', 'DE', 'GB', 'US'] as const;
export type Country = (typeof countries)[number];

/** `switchboard`: the number of the company, shared by colleagues. */
export type PhoneKind = 'work' | 'mobile' | 'home' | 'switchboard';

export interface PersonPhone {
  readonly kind: PhoneKind;
  /** Valid in the person's country. */
  readonly e164: string;
}

export interface PersonEmail {
  readonly kind: 'work' | 'home';
  readonly address: string;
}

/** What is particular about the name. */
export type NameTrait = 'plain' | 'long' | 'right-to-left' | 'east-asian' | 'one-word';

export interface Person {
  /** Unique within one call of people(). */
  readonly id: number;
  readonly country: Country;
  readonly trait: NameTrait;
  readonly given: string;
  /** '' where the name is one word. */
  readonly family: string;
  readonly company: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly phones: readonly PersonPhone[];
  readonly emails: readonly PersonEmail[];
}
