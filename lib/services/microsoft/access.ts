/**
 * An access token whenever one is needed. Renewed tokens are kept before they are used: Microsoft replaces the refresh token on each use,
 * and a death in between must not lose it. Another worker of the same account may have renewed it first; then its tokens are taken over,
 * before a request and again after a refusal. Where the refresh token is worth nothing any more, whoever is still signed in at Microsoft
 * is asked silently, and must be the same person.
 */
import { SyncError } from '../../errors.ts';
import type { Credentials, Session } from '../contract.ts';
import { askForCode } from './authorize.ts';
import { errorOf, type Refusal } from './login-errors.ts';
import { isRefusal, redeem, refresh, type Tokens } from './tokens.ts';
import { whoIs } from './who-is.ts';

/** A token that is about to end is renewed rather than tried. */
const marginMs = 60_000;

export class Access {
  private credentials: Credentials;
  private readonly session: Session;
  private underWay: Promise<string> | null = null;

  constructor(credentials: Credentials, session: Session) {
    this.credentials = credentials;
    this.session = session;
  }

  /** As they are now. */
  get current(): Credentials {
    return this.credentials;
  }

  /**
   * @param refused a token that Graph did not take, however long it was to live
   * @throws SyncError credentials-rejected, access-denied, offline …
   */
  token(refused?: string): Promise<string> {
    const { access_token: token } = this.credentials;
    if (token && token !== refused && this.isFresh(this.credentials)) return Promise.resolve(token);
    this.underWay ??= this.renew(refused).finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private async renew(refused: string | undefined): Promise<string> {
    const latest = await this.latest();
    const { access_token: token } = latest;
    this.credentials = latest;
    if (token && token !== refused && this.isFresh(latest)) return token;
    let tried = latest.refresh_token ?? '';
    if (tried === '') throw new SyncError('credentials-rejected', { reason: 'empty' });
    // The second time because another worker's new token may be on its way to the vault.
    let refusal: Refusal | null = null;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const outcome = await refresh(this.session, this.credentials, tried);
      if (!isRefusal(outcome)) return this.keep(outcome);
      refusal = outcome;
      if (outcome.error !== 'invalid_grant') break;
      const kept = await this.latest();
      if (kept.refresh_token && kept.refresh_token !== tried) {
        this.credentials = kept;
        if (kept.access_token && this.isFresh(kept)) return kept.access_token;
        tried = kept.refresh_token;
      }
    }
    return this.silently(refusal ? errorOf(refusal) : new SyncError('credentials-rejected'));
  }

  /** @throws SyncError `why`, if nobody is signed in at Microsoft or somebody else is */
  private async silently(why: SyncError): Promise<string> {
    if (!this.credentials.user) throw why;
    const { session, credentials } = this;
    const code = () => askForCode(session.consent, credentials, false);
    let tokens: Tokens;
    try {
      tokens = await redeem(session, credentials, await code(), code);
    } catch (thrown) {
      if (thrown instanceof SyncError && thrown.reaction === 'later') throw thrown;
      throw why;
    }
    const person = await whoIs(session, tokens.access);
    if (person.id !== credentials.user) throw why;
    return this.keep(tokens);
  }

  private async keep({ access, refresh: refreshed, expiresAt, platform }: Tokens): Promise<string> {
    this.credentials = {
      ...this.credentials,
      access_token: access,
      expires_at: String(expiresAt),
      platform,
      ...(refreshed === null ? {} : { refresh_token: refreshed }),
    };
    await this.session.keep(this.credentials);
    return access;
  }

  private async latest(): Promise<Credentials> {
    const latest = await this.session.latest?.();
    return latest?.refresh_token ? latest : this.credentials;
  }

  private isFresh({ expires_at: expiresAt }: Credentials): boolean {
    return Number(expiresAt ?? 0) - marginMs > this.session.clock();
  }
}
