/**
 * Microsoft Graph's contacts and Microsoft's sign-in, in process or over loopback HTTPS under their own host names. Holds to Microsoft's
 * documentation and OpenAPI description (collected 2026-11); whatever is not known is a switch. The ledger says what it was asked.
 */
import { SyncError } from '../../../lib/errors.ts';
import type { Consent } from '../../../lib/services/contract.ts';
import { type Clock, realClock } from '../clock.ts';
import { type Desk, exchanged } from '../exchange.ts';
import { type Fault, Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { html } from '../html.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { type Answer, onWire, refusal } from './answers.ts';
import { answerBatch, tooMany } from './batch.ts';
import { Delta } from './delta.ts';
import { answerOperation, type Graph, type Operation, type Route, routeOf } from './graph.ts';
import { Ledger, type OperationKind, type RequestKind } from './ledger.ts';
import { Login } from './login.ts';
import { Mailbox } from './mailbox.ts';
import { defaultSwitches, type Switches } from './switches.ts';

export const microsoftHosts = ['graph.microsoft.com', 'login.microsoftonline.com'];

type InnerFault = Extract<Fault, { kind: 'status' | 'meanwhile' }>;

export interface MicrosoftOptions {
  readonly clock?: Clock;
  readonly switches?: Partial<Switches>;
}

export class MicrosoftEmulator {
  readonly clock: Clock;
  readonly switches: Switches;
  readonly faults = new Faults<RequestKind>();
  /** Mishaps of single operations within batches: only a status and a person's hand can come between. */
  readonly innerFaults = new Faults<OperationKind, InnerFault>();
  readonly ledger = new Ledger();
  readonly mailbox: Mailbox;
  readonly delta: Delta;
  readonly login: Login;
  readonly graph: Graph;
  private readonly desk: Desk<RequestKind>;
  readonly handle: Handler;
  /** Calls the emulator in process. */
  readonly fetch: typeof fetch;

  constructor(options: MicrosoftOptions = {}) {
    const clock = options.clock ?? realClock();
    const now = () => clock.now();
    const switches: Switches = { ...defaultSwitches, ...options.switches };
    this.clock = clock;
    this.switches = switches;
    this.mailbox = new Mailbox(switches, now);
    this.delta = new Delta(this.mailbox, switches, now);
    const person = {
      id: 'a1b2c3d4-0000-4000-8000-000000000001',
      displayName: 'Adele Vance',
      mail: 'adele@contoso.example' as string | null,
      userPrincipalName: 'adele@contoso.onmicrosoft.example',
    };
    this.login = new Login(switches, now, () => person.id);
    const { mailbox, delta, ledger } = this;
    this.graph = { mailbox, delta, ledger, switches, person, hasMailbox: true, now };
    const tooManyRequests = () => onWire(tooMany(switches));
    this.desk = { ledger, faults: this.faults, looks: { html, tooMany: tooManyRequests } };
    this.handle = (request) => this.exchange(request);
    this.fetch = fetchFrom(this.handle);
  }

  listen(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  /** A browser in which the person answers as `login.person` says. */
  consent(redirectUrl = 'https://lineup.chromiumapp.example/'): Consent {
    return {
      redirectUrl,
      loopbackRedirectUrl: null,
      ask: async (url, interactive) => {
        const back = this.login.authorize(new URL(url));
        if (!interactive && new URL(back).searchParams.get('error') === 'login_required')
          throw new SyncError('credentials-rejected', { reason: 'interaction' });
        return back;
      },
      ownToken: async () => null,
      forgetOwnToken: async () => {},
    };
  }

  private exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    return exchanged(this.desk, request, this.kindOf(request, url), this.clock.now(), () =>
      this.answer(request, url),
    );
  }

  private kindOf({ method }: WireRequest, url: URL): RequestKind {
    if (url.hostname.startsWith('login.')) return url.pathname.endsWith('/authorize') ? 'authorize' : 'token';
    if (url.pathname === '/v1.0/$batch') return 'batch';
    return routeOf({ method, path: below(url.pathname) })?.kind ?? 'other';
  }

  private answer(request: WireRequest, url: URL): WireResponse {
    if (url.hostname.startsWith('login.')) return this.signIn(request, url);
    const refused = this.unauthorized(request);
    if (refused) return onWire(refused);
    const body = request.body === '' ? undefined : parsed(request.body);
    if (body !== undefined && !(request.headers['content-type'] ?? '').startsWith('application/json'))
      return onWire(refusal(415, 'RequestBodyRead', 'A valid Content-Type is needed.'));
    if (url.pathname === '/v1.0/$batch')
      return onWire(
        answerBatch(body, this.switches, this.ledger, ({ method, url: inner, headers, body: innerBody }) => {
          const [path = '', query = ''] = inner.split('?');
          const operation = { method, path, query: new URLSearchParams(query), headers, body: innerBody };
          return this.operate(operation, request, true);
        }),
      );
    const { method, headers } = request;
    return onWire(
      this.operate(
        { method, path: below(url.pathname), query: url.searchParams, headers, body },
        request,
        false,
      ),
    );
  }

  private operate(operation: Operation, outer: WireRequest, isInner: boolean): Answer {
    const route = routeOf(operation);
    if (!route) return refusal(400, 'BadRequest', `Resource not found for the segment '${operation.path}'.`);
    this.ledger.operated(route.kind);
    const refused = this.forbidden(outer, route);
    if (refused) return refused;
    const fault = isInner
      ? this.innerFaults.take({ method: operation.method, url: operation.path }, route.kind)
      : null;
    if (fault?.kind === 'status')
      return fault.status === 429
        ? tooMany(this.switches)
        : refusal(fault.status, 'emulated', 'emulated', fault.headers ?? {});
    fault?.act();
    return answerOperation(this.graph, route, operation);
  }

  private signIn(request: WireRequest, url: URL): WireResponse {
    const match = /^\/[^/]+\/oauth2\/v2\.0\/(authorize|token)$/.exec(url.pathname);
    if (match?.[1] === 'authorize')
      return { status: 302, headers: { location: this.login.authorize(url) }, body: '' };
    if (match?.[1] === 'token') return this.login.token(request);
    return { status: 404, headers: {}, body: '' };
  }

  private unauthorized({ headers }: WireRequest): Answer | null {
    const token = this.login.accessTokens.get((headers.authorization ?? '').replace(/^Bearer /, ''));
    if (token && token.expiresAt > this.clock.now()) return null;
    return refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  }

  private forbidden({ headers }: WireRequest, { scope }: Route): Answer | null {
    const token = this.login.accessTokens.get((headers.authorization ?? '').replace(/^Bearer /, ''));
    if (token?.scopes.includes(scope)) return null;
    return refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
}

function below(pathname: string): string {
  return pathname.replace(/^\/v1\.0/, '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
