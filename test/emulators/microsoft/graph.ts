/** Graph's answers for contacts, one operation at a time, as strict as the real service: every path, option and header is looked at. */
import { type Answer, ok, refusal } from './answers.ts';
import { readBody } from './contact.ts';
import type { Delta } from './delta.ts';
import type { Ledger, OperationKind } from './ledger.ts';
import type { Item, Mailbox } from './mailbox.ts';
import type { Switches } from './switches.ts';
import { selectable, viewOf, viewOfFolder } from './view.ts';

export interface Operation {
  readonly method: string;
  /** Path below /v1.0 and query, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly body: unknown;
}

export interface Person {
  id: string;
  displayName: string;
  mail: string | null;
  userPrincipalName: string;
}

export interface Graph {
  readonly mailbox: Mailbox;
  readonly delta: Delta;
  readonly ledger: Ledger;
  readonly switches: Switches;
  readonly person: Person;
  /** False: the account has no mailbox (no licence). */
  hasMailbox: boolean;
  now(): number;
}

export interface Route {
  readonly kind: OperationKind;
  readonly scope: string;
  /** Null: the default folder. */
  readonly folder: string | null;
  readonly id: string | null;
}

export function routeOf({ method, path }: Pick<Operation, 'method' | 'path'>): Route | null {
  const scope = 'Contacts.ReadWrite';
  if (path === '/me')
    return method === 'GET' ? { kind: 'me', scope: 'User.Read', folder: null, id: null } : null;
  const folders = /^\/me\/contactFolders(?:\/([^/]+))?$/.exec(path);
  if (folders)
    return method === 'GET' ? { kind: 'folder', scope, folder: folders[1] ?? null, id: null } : null;
  const match = /^\/me(?:\/contactFolders\/([^/]+))?\/contacts(?:\/([^/]+))?$/.exec(path);
  if (!match) return null;
  const [, folder = null, id = null] = match;
  if (id === 'delta') return method === 'GET' ? { kind: 'delta', scope, folder, id: null } : null;
  const kinds: Readonly<Record<string, OperationKind>> =
    id === null ? { GET: 'list', POST: 'create' } : { GET: 'get', PATCH: 'update', DELETE: 'delete' };
  const kind = kinds[method];
  return kind ? { kind, scope, folder, id } : null;
}

const notFound = () => refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
const badQuery = () => refusal(400, 'ErrorInvalidUrlQuery', 'The query is invalid.');

export function answerOperation(graph: Graph, route: Route, operation: Operation): Answer {
  const { mailbox, ledger, switches } = graph;
  if (route.kind === 'me') return me(graph, operation);
  if (!graph.hasMailbox)
    return refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  const prefer = (operation.headers.prefer ?? '').toLowerCase();
  const wantsImmutable = prefer.includes('idtype="immutableid"');
  if (!wantsImmutable && route.kind !== 'folder') ledger.withoutImmutableId += 1;
  if (route.kind === 'folder') return folders(graph, route.folder, operation);
  const folder = folderOf(graph, route.folder);
  if (!folder) return notFound();
  if (route.kind === 'delta') {
    const pageSize = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? 10);
    return graph.delta.answer({
      folder: folder.id,
      base: operation.path,
      query: operation.query,
      pageSize,
      wantsImmutable,
    });
  }
  if (route.kind === 'list') return list(graph, folder.id, operation, wantsImmutable);
  if (route.kind === 'create') return create(graph, folder.id, operation, wantsImmutable);
  const item = mailbox.find(decodeURIComponent(route.id ?? ''));
  if (!item) return notFound();
  const select = selectOf(operation.query);
  if (select === 'bad') return badQuery();
  switch (route.kind) {
    case 'get':
      return ok(viewOf(mailbox, switches, item, { wantsImmutable, select }));
    case 'update':
      return update(graph, item, operation, wantsImmutable);
    case 'delete':
      return remove(graph, item, operation);
    default:
      return refusal(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      );
  }
}

function me({ person }: Graph, { query }: Operation): Answer {
  const select = query.get('$select')?.split(',') ?? Object.keys(person);
  return ok(
    Object.fromEntries(Object.entries(person).filter(([name]) => name === 'id' || select.includes(name))),
  );
}

function folders({ mailbox, switches }: Graph, id: string | null, { query }: Operation): Answer {
  if (id === null) {
    const top = Number(query.get('$top') ?? 10);
    const skip = Number(query.get('$skip') ?? 0);
    const all = mailbox.folders.filter((one) => !one.isDefault || switches.listsDefaultFolder);
    const url = `https://graph.microsoft.com/v1.0/me/contactFolders?$top=${top}&$skip=${skip + top}`;
    return ok({
      value: all.slice(skip, skip + top).map(viewOfFolder),
      ...(all.length > skip + top ? { '@odata.nextLink': url } : {}),
    });
  }
  if (id === 'contacts')
    return switches.wellKnownFolder ? ok(viewOfFolder(mailbox.defaultFolder)) : malformed();
  const folder = mailbox.folders.find((one) => one.id === decodeURIComponent(id));
  return folder ? ok(viewOfFolder(folder)) : notFound();
}

function malformed(): Answer {
  return refusal(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}

function folderOf({ mailbox, switches }: Graph, id: string | null) {
  if (id === null || (id === 'contacts' && switches.wellKnownFolder)) return mailbox.defaultFolder;
  return mailbox.folders.find((one) => one.id === decodeURIComponent(id));
}

function selectOf(query: URLSearchParams): readonly string[] | null | 'bad' {
  if ([...query.keys()].some((name) => name !== '$select')) return 'bad';
  const select = query.get('$select')?.split(',') ?? null;
  return select?.some((name) => !selectable.includes(name)) ? 'bad' : select;
}

const byProperty =
  /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '((?:[^']|'')+)' and ep\/value eq '((?:[^']|'')*)'\)$/;
const expansion = /^singleValueExtendedProperties\(\$filter=id eq '((?:[^']|'')+)'\)$/;

function list(graph: Graph, folder: string, { query }: Operation, wantsImmutable: boolean): Answer {
  const known = ['$select', '$filter', '$expand', '$orderby', '$top', '$skip'];
  const select = query.get('$select')?.split(',') ?? null;
  const filter = byProperty.exec(query.get('$filter') ?? '');
  const expand = expansion.exec(query.get('$expand') ?? '');
  const order = query.get('$orderby');
  const isBad =
    [...query.keys()].some((name) => !known.includes(name)) ||
    select?.some((name) => !selectable.includes(name)) ||
    (query.has('$filter') && !filter) ||
    (query.has('$expand') && !expand) ||
    (order !== null && order !== 'createdDateTime desc');
  if (isBad || (filter && graph.switches.propertyFilter === 'refused')) return badQuery();
  const [, wantedId = '', wantedValue = ''] = filter ?? [];
  const items = graph.mailbox
    .inFolder(folder)
    .filter((item) => item.createdAt <= graph.now() - graph.switches.lagMs)
    .filter(
      (item) => !filter || item.extended[plain(wantedId)]?.toLowerCase() === plain(wantedValue).toLowerCase(),
    );
  if (order) items.reverse();
  const top = Number(query.get('$top') ?? 10);
  const skip = Number(query.get('$skip') ?? 0);
  const next = new URLSearchParams(query);
  next.set('$skip', String(skip + top));
  return ok({
    value: items.slice(skip, skip + top).map((item) =>
      viewOf(graph.mailbox, graph.switches, item, {
        wantsImmutable,
        select,
        expand: expand ? plain(expand[1] ?? '') : null,
      }),
    ),
    ...(items.length > skip + top
      ? { '@odata.nextLink': `https://graph.microsoft.com/v1.0/me/contactFolders/${folder}/contacts?${next}` }
      : {}),
  });
}

function plain(quoted: string): string {
  return quoted.replaceAll("''", "'");
}

function create(graph: Graph, folder: string, { body, query }: Operation, wantsImmutable: boolean): Answer {
  const read = readBody(body);
  if ('status' in read) return read;
  if ([...query.keys()].length > 0) return badQuery();
  const { mailbox, ledger, switches } = graph;
  const same = (item: Item) => contentOf(item.data) === contentOf(made.data);
  const made = mailbox.create(folder, read.change, read.extended);
  ledger.creates += 1;
  if (mailbox.inFolder(folder).some((item) => item !== made && same(item))) ledger.duplicates += 1;
  return ok(viewOf(mailbox, switches, made, { wantsImmutable, select: null }), 201);
}

function update(graph: Graph, item: Item, operation: Operation, wantsImmutable: boolean): Answer {
  const { mailbox, ledger, switches } = graph;
  const read = readBody(operation.body);
  if ('status' in read) return read;
  if (isStale(graph, item, operation, switches.ifMatchOnPatch)) return conflict(switches);
  const shown = item.data.displayName;
  if (!mailbox.change(item, read.change)) ledger.unchangedWrites += 1;
  if (read.change.displayName === undefined && item.data.displayName !== shown) ledger.displayNamesLost += 1;
  return ok(viewOf(mailbox, switches, item, { wantsImmutable, select: null }));
}

function remove(graph: Graph, item: Item, operation: Operation): Answer {
  if (isStale(graph, item, operation, graph.switches.ifMatchOnDelete)) return conflict(graph.switches);
  graph.mailbox.remove(item);
  return { status: 204, body: null };
}

function isStale(graph: Graph, item: Item, { headers }: Operation, how: 'honoured' | 'ignored'): boolean {
  const condition = headers['if-match'];
  if (condition === undefined) graph.ledger.unconditionalWrites += 1;
  return how === 'honoured' && condition !== undefined && condition !== `W/"${item.changeKey}"`;
}

function conflict({ conflictStatus }: Switches): Answer {
  return refusal(
    conflictStatus,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}

function contentOf(data: unknown): string {
  return JSON.stringify(data);
}
