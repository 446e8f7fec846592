/** Which request is which, and what scope it takes. */
import type { RequestKind } from './ledger.ts';

export type Scope =
  | 'crm.objects.contacts.read'
  | 'crm.objects.contacts.write'
  | 'crm.objects.companies.read'
  | 'crm.objects.owners.read'
  | 'crm.lists.read'
  | 'crm.schemas.contacts.read';

export const allScopes: readonly Scope[] = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.owners.read',
  'crm.lists.read',
  'crm.schemas.contacts.read',
];

export interface Route {
  readonly kind: RequestKind;
  /** One of them is enough; empty: none is needed. */
  readonly scopes: readonly Scope[];
  readonly id: string;
}

const read: readonly Scope[] = ['crm.objects.contacts.read'];
const write: readonly Scope[] = ['crm.objects.contacts.write'];
const contacts = '/crm/objects/2026-09/contacts';

const fixed: Readonly<Record<string, Omit<Route, 'id'>>> = {
  'GET /account-info/2026-09/details': { kind: 'account', scopes: [] },
  'POST /oauth/v2/private-apps/get/access-token-info': { kind: 'account', scopes: [] },
  'GET /crm/properties/2026-09/contacts': {
    kind: 'properties',
    scopes: ['crm.schemas.contacts.read', ...read],
  },
  'GET /crm/owners/2026-09': { kind: 'owners', scopes: ['crm.objects.owners.read'] },
  'POST /crm/lists/2026-09/search': { kind: 'lists', scopes: ['crm.lists.read'] },
  'POST /crm/lists/2026-09/records/memberships/batch/read': {
    kind: 'memberships',
    scopes: ['crm.lists.read'],
  },
  'GET /crm/objects/2026-09/companies': { kind: 'companies', scopes: ['crm.objects.companies.read'] },
  'POST /crm/objects/2026-09/companies/batch/read': {
    kind: 'companies',
    scopes: ['crm.objects.companies.read'],
  },
  [`POST ${contacts}`]: { kind: 'create', scopes: write },
  [`POST ${contacts}/search`]: { kind: 'search', scopes: read },
  [`POST ${contacts}/batch/read`]: { kind: 'batch-read', scopes: read },
  [`POST ${contacts}/batch/create`]: { kind: 'batch-create', scopes: write },
  [`POST ${contacts}/batch/update`]: { kind: 'batch-update', scopes: write },
  [`POST ${contacts}/batch/archive`]: { kind: 'batch-archive', scopes: write },
};

const single: Readonly<Record<string, Omit<Route, 'id'>>> = {
  GET: { kind: 'read', scopes: read },
  PATCH: { kind: 'update', scopes: write },
  DELETE: { kind: 'delete', scopes: write },
};

export function routeOf(method: string, url: URL): Route | null {
  const path = url.pathname;
  if (method === 'GET' && path === contacts)
    return { kind: url.searchParams.get('archived') === 'true' ? 'archived' : 'list', scopes: read, id: '' };
  const known = fixed[`${method} ${path}`];
  if (known) return { ...known, id: '' };
  const id = new RegExp(`^${contacts}/([^/]+)$`).exec(path)?.[1];
  const one = single[method];
  return id !== undefined && one ? { ...one, id: decodeURIComponent(id) } : null;
}
