/** Which of the known routes a request takes; null is what the API gateway answers 404 to, a wrong verb included. */
import type { DetailList } from './contact.ts';
import type { RequestKind } from './ledger.ts';
import type { Switches } from './switches.ts';

export type Route =
  | { readonly kind: 'about' }
  | { readonly kind: 'ping' | 'company' | 'list' | 'search' | 'create' }
  | { readonly kind: 'read' | 'update' | 'delete'; readonly id: string }
  | { readonly kind: 'detail-create'; readonly id: string; readonly list: DetailList }
  | {
      readonly kind: 'detail-update' | 'detail-delete';
      readonly id: string;
      readonly list: DetailList;
      readonly detailId: string;
    };

const detailLists: Readonly<Record<string, DetailList>> = {
  phone_details: 'phone_numbers',
  email_details: 'emails',
};

export function routeOf(method: string, pathname: string, switches: Readonly<Switches>): Route | null {
  if (method === 'GET' && pathname === '/') return { kind: 'about' };
  const [version, resource, id, sub, detailId, ...rest] = pathname.slice(1).split('/');
  if (version !== 'v1' || rest.length > 0) return null;
  if (resource === 'ping' && id === undefined && method === 'GET') return { kind: 'ping' };
  if (resource === 'company' && id === undefined && method === 'GET') return { kind: 'company' };
  if (resource !== 'contacts' || id === '') return null;
  if (id === undefined) {
    if (method === 'GET') return { kind: 'list' };
    return method === 'POST' ? { kind: 'create' } : null;
  }
  if (sub === undefined) return contactRoute(method, id, switches);
  const list = detailLists[sub];
  if (list === undefined || detailId === '') return null;
  if (detailId === undefined) return method === 'POST' ? { kind: 'detail-create', id, list } : null;
  if (method === 'DELETE') return { kind: 'detail-delete', id, list, detailId };
  const isUpdate = method === 'PUT' || (method === 'POST' && switches.detailUpdateVerb === 'put-and-post');
  return isUpdate ? { kind: 'detail-update', id, list, detailId } : null;
}

function contactRoute(method: string, id: string, switches: Readonly<Switches>): Route | null {
  if (method === 'GET') return id === 'search' ? { kind: 'search' } : { kind: 'read', id };
  if (method === 'DELETE') return { kind: 'delete', id };
  const isUpdate = method === 'POST' || (method === 'PUT' && switches.updateVerb === 'both');
  return isUpdate ? { kind: 'update', id } : null;
}

export function ledgerKind(route: Route | null): RequestKind {
  return route === null || route.kind === 'about' ? 'other' : route.kind;
}
