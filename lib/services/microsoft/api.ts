/** Requests to Graph. One call here is one request, two when the access token had just died: Graph refuses it before anything happens. */
import { SyncError } from '../../errors.ts';
import type { Http, HttpResponse } from '../contract.ts';
import { sendOnce } from '../lost-answer.ts';
import { isOk } from '../status.ts';
import type { Access } from './access.ts';
import { graphError } from './graph-error.ts';
import { headersOf, type Operation, root } from './operation.ts';

export interface Api {
  clock(): number;
  /** Any status is an answer. @throws SyncError for a token that cannot be had, offline …; write-unknown for a write whose answer was lost */
  ask(operation: Operation): Promise<HttpResponse>;
  /** The same for a link that Graph gave us. @throws SyncError answer-unreadable: it leads elsewhere, where no token may go */
  follow(link: string, pageSize?: number): Promise<HttpResponse>;
  /** 2xx only. @throws SyncError */
  get(path: string): Promise<HttpResponse>;
}

export function createApi(access: Access, http: Http, clock: () => number): Api {
  async function send(url: string, operation: Operation): Promise<HttpResponse> {
    const token = await access.token();
    const response = await sendWith(token, url, operation);
    if (response.status !== 401) return response;
    return sendWith(await access.token(token), url, operation);
  }

  async function sendWith(token: string, url: string, operation: Operation): Promise<HttpResponse> {
    const { method, body } = operation;
    const exchange = () =>
      http({
        method,
        url,
        headers: { ...headersOf(operation), authorization: `Bearer ${token}`, accept: 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    return method === 'GET' ? exchange() : sendOnce(exchange);
  }

  const ask = (operation: Operation) => send(`${root}${operation.path}`, operation);
  return {
    clock,
    ask,
    follow(link, pageSize) {
      if (!link.startsWith(`${root}/`)) throw new SyncError('answer-unreadable', { reason: 'foreign-link' });
      return send(link, { method: 'GET', path: '', ...(pageSize === undefined ? {} : { pageSize }) });
    },
    async get(path) {
      const response = await ask({ method: 'GET', path });
      if (!isOk(response)) throw graphError(response, { now: clock(), isWrite: false });
      return response;
    },
  };
}
