/** Google accounts, the clients that may ask them, what people have granted, and the tokens that came of it. */
import { randomBytes } from 'node:crypto';
import { ContactBook } from './contact-book.ts';

export const contactsScope = 'https://www.googleapis.com/auth/contacts';
export const emailScope = 'https://www.googleapis.com/auth/userinfo.email';

export interface Account {
  /** Stays for ever, 21 digits. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly book: ContactBook;
}

export interface Client {
  readonly id: string;
  /** Addresses that people may be sent back to; of extensions' own clients there are none. */
  readonly redirects: readonly string[];
}

export interface Token {
  readonly text: string;
  readonly account: Account;
  readonly client: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

export class Accounts {
  readonly accounts: Account[] = [];
  readonly clients: Client[] = [];
  /** Who is signed in in this browser, by id; the first is asked first. */
  signedIn: string[] = [];
  /** ms; an hour by the reference. */
  tokenMs = 3_599_000;
  private readonly grants = new Map<string, readonly string[]>();
  private readonly tokens = new Map<string, Token>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  add(id: string, email: string, name: string): Account {
    const account = { id, email, name, book: new ContactBook(this.now, id) };
    this.accounts.push(account);
    this.signedIn.push(id);
    return account;
  }

  /** By id or address. */
  find(hint: string): Account | undefined {
    return this.accounts.find((one) => one.id === hint || one.email === hint);
  }

  granted(account: Account, client: string): readonly string[] {
    return this.grants.get(`${account.id} ${client}`) ?? [];
  }

  grant(account: Account, client: string, scopes: readonly string[]): void {
    const all = new Set([...this.granted(account, client), ...scopes]);
    this.grants.set(`${account.id} ${client}`, [...all]);
  }

  /** As on the page of one's account where access is taken away: no token of that client is good any more. */
  withdraw(account: Account): void {
    for (const key of this.grants.keys()) if (key.startsWith(`${account.id} `)) this.grants.delete(key);
    for (const [text, token] of this.tokens) if (token.account === account) this.tokens.delete(text);
  }

  issue(account: Account, client: string, scopes: readonly string[]): Token {
    const text = `ya29.${randomBytes(24).toString('base64url')}`;
    const token = { text, account, client, scopes, expiresAt: this.now() + this.tokenMs };
    this.tokens.set(text, token);
    return token;
  }

  /** Null: unknown, expired or withdrawn. */
  check(text: string): Token | null {
    const token = this.tokens.get(text);
    return token && token.expiresAt > this.now() ? token : null;
  }

  /** An hour passes for every token, and for nothing else. */
  expireTokens(): void {
    this.tokens.clear();
  }
}
