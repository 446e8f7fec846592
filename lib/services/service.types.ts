/** What a service is, before and while people sign in to it. Its connectors are another matter (contract.ts). */

export type Credentials = Readonly<Record<string, string>>;

/** Who is behind the credentials. `id` must be stable and differ between accounts; `label` is shown to the user. */
export interface Identity {
  readonly id: string;
  readonly label: string;
}

/** A field of the sign-in form. Names and help texts come from the message catalogue by `<service>_<id>`. */
export interface CredentialField {
  readonly id: string;
  readonly kind: 'text' | 'secret' | 'url';
  readonly required: boolean;
  /** Few need it (a client id of one's own): shown folded away. */
  readonly isAdvanced?: boolean;
}

/** Something the user must choose after sign-in: an address book. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  /** Nothing can be written there. */
  readonly isReadOnly?: boolean;
}

/** What a service is, before any account of it exists: all that pages need to know. Imports none of the connector's code. */
export interface ServiceAbout {
  readonly id: string;
  /** Brand name as people know it. */
  readonly name: string;
  /**
   * form: typed credentials. consent: the service's own sign-in window (OAuth); `credentialFields` are then at most advanced ones. file: the
   * user picks a file.
   */
  readonly signsInBy: 'form' | 'consent' | 'file';
  readonly credentialFields: readonly CredentialField[];
  /** Where its sign-in window sends people back to; default: the browser's usual address. Shown to whoever registers a client of their own. */
  readonly redirect?: 'usual' | 'loopback';
  /** Match pattern(s) of host permission to ask for, from what the user typed. @throws SyncError address-refused */
  origins(credentials: Credentials): readonly string[];
  /** Requests per minute over all connections; null: no limit known. */
  readonly requestsPerMinute: number | null;
  /** Where the service counts its limit in a shorter time than a minute (ms). */
  readonly limitCountedInMs?: number;
  /** Nothing can be written there: connections lead away from it only. */
  readonly isReadOnly?: boolean;
  /** The record's own page in the service, for people: https only. Absent, or null: it has none that could be named. */
  recordAddress?(recordId: string, identity: Identity): string | null;
  readonly description?: ServiceDescription;
}

/** What docs/services.md tells of a service; short English phrases for people who build or judge connectors. */
export interface ServiceDescription {
  readonly auth: string;
  /** How changes are seen, and how deletions. */
  readonly changes: string;
  readonly deletions: string;
  /** Records of one request, by what is done. */
  readonly batch: string;
  readonly limits: string;
  readonly notSupported: string;
  /** What the connector was held to: the owner's description, a real server, types. */
  readonly verifiedBy: string;
}

export interface SignIn {
  readonly identity: Identity;
  /** Empty: nothing to choose. Chosen by putting its id into `credentials[choiceField]`. */
  readonly choices: readonly Choice[];
  readonly choiceField?: string;
  readonly credentials: Credentials;
}
