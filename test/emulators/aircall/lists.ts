/** GET /contacts and GET /contacts/search: paging, the window of 10,000, and the two filters. */
import { assertNever } from '../../../lib/errors.ts';
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { current, ok } from './answers.ts';
import type { Book } from './book.ts';
import { type AircallContact, compactPhone, shown } from './contact.ts';
import type { Switches } from './switches.ts';
import { digitsOf, type OrderBy, type View } from './view.ts';

const window = 10_000;
const rowsAtMost = 50;

interface Paging {
  readonly page: number;
  /** As asked for. */
  readonly asked: number;
  /** As given. */
  readonly rows: number;
  readonly order: 'asc' | 'desc';
  readonly orderBy: OrderBy;
  readonly from: number | null;
  readonly to: number | null;
}

export function listContacts(book: Book, query: URLSearchParams, switches: Readonly<Switches>): WireResponse {
  const paging = pagingOf(query, switches);
  return page('contacts', pick(book.list, paging), paging, switches);
}

/** Without a filter, or with an empty one, everybody is found. */
export function searchContacts(
  book: Book,
  query: URLSearchParams,
  switches: Readonly<Switches>,
): WireResponse {
  const paging = pagingOf(query, switches);
  const phone = compactPhone(query.get('phone_number') ?? '');
  const email = (query.get('email') ?? '').trim();
  if (phone === '' && email === '')
    return page('contacts/search', pick(book.index, paging), paging, switches);
  const found = (
    phone === '' ? book.index.withValue(email.toLowerCase()) : withPhone(book.index, phone, switches)
  )
    .filter((contact) => email === '' || hasEmail(contact, email, switches))
    .filter(({ created_at }) => created_at >= (paging.from ?? 0) && created_at <= (paging.to ?? Infinity))
    .sort((a, b) => a[paging.orderBy] - b[paging.orderBy] || a.id - b.id);
  if (paging.order === 'desc') found.reverse();
  const start = (paging.page - 1) * paging.rows;
  const picked = { total: found.length, contacts: found.slice(start, start + paging.rows) };
  return page('contacts/search', picked, paging, switches);
}

interface Picked {
  readonly total: number;
  readonly contacts: readonly AircallContact[];
}

/** from and to are inclusive and always about created_at, whatever the order. */
function pick(view: View, { page, rows, order, orderBy, from, to }: Paging): Picked {
  const ordered = view.ordered(orderBy);
  const hasWindow = from !== null || to !== null;
  let items: readonly AircallContact[] = ordered.items;
  let { start, end } = { start: 0, end: items.length };
  if (hasWindow && orderBy === 'created_at') {
    ({ start, end } = ordered.range(from ?? 0, to ?? Number.MAX_SAFE_INTEGER));
  } else if (hasWindow) {
    items = items.filter(({ created_at }) => created_at >= (from ?? 0) && created_at <= (to ?? Infinity));
    end = items.length;
  }
  const skipped = (page - 1) * rows;
  const contacts =
    order === 'asc'
      ? items.slice(Math.min(end, start + skipped), Math.min(end, start + skipped + rows))
      : items.slice(Math.max(start, end - skipped - rows), Math.max(start, end - skipped)).reverse();
  return { total: end - start, contacts };
}

function withPhone(view: View, phone: string, switches: Readonly<Switches>): AircallContact[] {
  const digits = digitsOf(phone);
  switch (switches.searchMatch) {
    case 'exact':
      return view
        .withValue(digits)
        .filter(({ phone_numbers }) => phone_numbers.some(({ value }) => compactPhone(value) === phone));
    case 'lenient':
      return view.withValue(digits);
    case 'suffix':
      return [...view.all()].filter(({ phone_numbers }) =>
        phone_numbers.some(({ value }) => digitsOf(value).endsWith(digits)),
      );
    default:
      return assertNever(switches.searchMatch);
  }
}

function hasEmail(contact: AircallContact, email: string, switches: Readonly<Switches>): boolean {
  const fold = (text: string) => (switches.searchEmailCase === 'ignored' ? text.toLowerCase() : text);
  return contact.emails.some(({ value }) => fold(value.trim()) === fold(email));
}

function pagingOf(query: URLSearchParams, switches: Readonly<Switches>): Paging {
  const asked = wholeNumber(query, 'per_page', 1) ?? 20;
  const rows = switches.perPageRows === 'clamped' ? Math.min(asked, rowsAtMost) : asked;
  const page = wholeNumber(query, 'page', 1) ?? 1;
  // Positional: it holds even where there are three contacts in all.
  if (page * rows > window) {
    throw new Refusal(
      current(
        400,
        'Your query is limited to 10k results and pagination is out of bound, please use timestamps or other filters.',
      ),
    );
  }
  return {
    page,
    asked,
    rows,
    order: oneOf(query, 'order', ['asc', 'desc'] as const),
    orderBy: oneOf(query, 'order_by', ['created_at', 'updated_at'] as const),
    from: wholeNumber(query, 'from', 0),
    to: wholeNumber(query, 'to', 0),
  };
}

function wholeNumber(query: URLSearchParams, name: string, least: number): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  if (!/^\d+$/.test(text) || Number(text) < least) throw new Refusal(current(400, `${name} is invalid`));
  return Number(text);
}

function oneOf<Name extends string>(
  query: URLSearchParams,
  name: string,
  [first, second]: readonly [Name, Name],
): Name {
  const text = query.get(name);
  if (text === null || text === '' || text === first) return first;
  if (text !== second) throw new Refusal(current(400, `${name} is invalid`));
  return second;
}

function page(path: string, { total, contacts }: Picked, paging: Paging, switches: Readonly<Switches>) {
  const perPage = switches.perPageEcho === 'as-asked' ? paging.asked : paging.rows;
  const link = (page: number) => {
    const query = [`order=${paging.order}`, `order_by=${paging.orderBy}`];
    if (switches.linksKeepFromTo && paging.from !== null) query.push(`from=${paging.from}`);
    if (switches.linksKeepFromTo && paging.to !== null) query.push(`to=${paging.to}`);
    query.push(`per_page=${perPage}`, `page=${page}`);
    return `https://api.aircall.io/v1/${path}?${query.join('&')}`;
  };
  return ok({
    meta: {
      count: contacts.length,
      total,
      current_page: paging.page,
      per_page: perPage,
      next_page_link: paging.page * paging.rows < total ? link(paging.page + 1) : null,
      previous_page_link: paging.page > 1 ? link(paging.page - 1) : null,
    },
    contacts: contacts.map((contact) => shown(contact, switches.unsetInformation)),
  });
}
