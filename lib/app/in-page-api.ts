/** What pages may ask about the warnings in Aircall's pages: whether they are on, and where. */

export interface InPageSettings {
  readonly isOn: boolean;
  /** Host names, Aircall's own first. */
  readonly hosts: readonly string[];
  /** A note beside a number of who it is in the other service. */
  readonly showsPartner: boolean;
  /** The summary in the page's corner is folded away. */
  readonly isFolded: boolean;
}

export interface InPageCommands {
  'inPage.change': (input: Partial<Pick<InPageSettings, 'isOn' | 'hosts' | 'showsPartner'>>) => null;
}

export interface InPageQueries {
  inPage(): Promise<InPageSettings>;
}
