/** Cards for tests, as other address books write them. */

export interface CardOptions {
  readonly family?: string;
  readonly lines?: readonly string[];
}

/** A valid card; its uid is `<name>-uid`. */
export function card(name: string, { family = name, lines = [] }: CardOptions = {}): string {
  return text([
    'VERSION:3.0',
    'PRODID:-//Another//Address Book//EN',
    `UID:${name}-uid`,
    `FN:Ada ${family}`,
    `N:${family};Ada;;;`,
    ...lines,
  ]);
}

/** A group card in Apple's manner, with the uids of its members. */
export function groupCard(name: string, title: string, members: readonly string[]): string {
  return text([
    'VERSION:3.0',
    `UID:${name}-uid`,
    `FN:${title}`,
    `N:${title};;;;`,
    'X-ADDRESSBOOKSERVER-KIND:group',
    ...members.map((uid) => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${uid}`),
  ]);
}

function text(lines: readonly string[]): string {
  return `${['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}
