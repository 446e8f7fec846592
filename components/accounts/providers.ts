/** Well-known homes of CardDAV address books: where they are, and where an app password is made (their own help pages, seen 2026-11). */
export interface Provider {
  readonly id: 'icloud' | 'fastmail' | 'nextcloud';
  readonly name: string;
  /** Address to fill in; '' where it is the user's own server. */
  readonly address: string;
  readonly placeholder: string;
  readonly isAt: RegExp;
  /** Page on which an app password is made; null where it is on the user's own server. */
  readonly passwordPage: string | null;
}

export const providers: readonly Provider[] = [
  {
    id: 'icloud',
    name: 'iCloud',
    address: 'https://contacts.icloud.com',
    placeholder: 'https://contacts.icloud.com',
    isAt: /\bicloud\.com|@me\.com|@mac\.com/i,
    passwordPage: 'https://account.apple.com/account/manage',
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    address: 'https://carddav.fastmail.com',
    placeholder: 'https://carddav.fastmail.com',
    isAt: /\bfastmail\.(com|fm)/i,
    passwordPage: 'https://app.fastmail.com/settings/security',
  },
  {
    id: 'nextcloud',
    name: 'Nextcloud',
    address: '',
    placeholder: 'https://cloud.example.com',
    isAt: /nextcloud|\/remote\.php\/dav/i,
    passwordPage: null,
  },
];
