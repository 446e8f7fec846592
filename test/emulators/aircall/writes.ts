/** POST, PUT and DELETE on contacts. The engine under test is held to account here: duplicates and needless writes go into the ledger. */
import type { WireResponse } from '../message.ts';
import { empty, notFound, ok, rejected } from './answers.ts';
import type { Book } from './book.ts';
import {
  type AircallContact,
  content,
  type DetailList,
  type Scalar,
  scalarFields,
  shown,
} from './contact.ts';
import type { Ledger } from './ledger.ts';
import type { Switches } from './switches.ts';
import { detailValue, isObject, maxDetails, scalarValue, tooMany } from './values.ts';

export interface Company {
  readonly book: Book;
  readonly ledger: Ledger;
  readonly switches: Readonly<Switches>;
  /** ms */
  now(): number;
  nextContactId(): number;
  nextDetailId(): number;
}

/** @throws Refusal 404; a hidden contact looks as if it were not there */
export function findContact({ book, switches }: Company, id: string): AircallContact {
  const contact = /^\d+$/.test(id) ? book.get(Number(id)) : undefined;
  if (!contact) throw notFound(switches.notFoundBody);
  return contact;
}

export function showContact(company: Company, contact: AircallContact, status = 200): WireResponse {
  return ok({ contact: shown(contact, company.switches.unsetInformation) }, status);
}

export function createContact(company: Company, body: Readonly<Record<string, unknown>>): WireResponse {
  const { book, ledger, switches } = company;
  const scalars = scalarsOf(body, switches);
  const phones = detailsOf(company, 'phone_numbers', body.phone_numbers);
  const emails = detailsOf(company, 'emails', body.emails);
  if (phones.length === 0 && switches.createWithoutNumbers === 'reject') {
    throw rejected(switches.rejectionBody, 'phone_numbers', "can't be blank");
  }
  const at = seconds(company);
  const contact: AircallContact = {
    id: company.nextContactId(),
    created_at: at,
    updated_at: at + Math.floor(switches.updatedAtAfterCreateMs / 1_000),
    first_name: scalars.first_name ?? null,
    last_name: scalars.last_name ?? null,
    information: scalars.information ?? null,
    company_name: scalars.company_name ?? null,
    phone_numbers: phones,
    emails,
  };
  ledger.creates += 1;
  if (book.hasSame(contact)) ledger.duplicates += 1;
  book.put(contact);
  return showContact(company, contact, switches.createStatus);
}

/** Only the four scalars; numbers and e-mails in the body are ignored without a word. */
export function updateContact(
  company: Company,
  id: string,
  body: Readonly<Record<string, unknown>>,
): WireResponse {
  const before = findContact(company, id);
  const after = { ...before, ...scalarsOf(body, company.switches), updated_at: seconds(company) };
  if (content(before) === content(after)) company.ledger.unchangedWrites += 1;
  company.book.put(after);
  return showContact(company, after);
}

export function deleteContact(company: Company, id: string): WireResponse {
  company.book.delete(findContact(company, id).id);
  return empty(204);
}

/** The new updated_at: every write sets it, one that changes nothing too. */
export function seconds(company: Pick<Company, 'now'>): number {
  return Math.floor(company.now() / 1_000);
}

function scalarsOf(
  body: Readonly<Record<string, unknown>>,
  switches: Readonly<Switches>,
): Partial<Record<Scalar, string | null>> {
  const scalars: Partial<Record<Scalar, string | null>> = {};
  for (const field of scalarFields) {
    const value = scalarValue(field, body[field], switches);
    if (value !== undefined) scalars[field] = value;
  }
  return scalars;
}

function detailsOf(company: Company, list: DetailList, given: unknown) {
  if (given === undefined) return [];
  const { switches } = company;
  if (!Array.isArray(given)) throw rejected(switches.rejectionBody, list, 'must be an array');
  if (given.length > maxDetails(switches)) throw tooMany(list, switches);
  const values = given.map((item: unknown) => detailValue(list, isObject(item) ? item : {}, switches));
  return values.map((value) => ({ id: company.nextDetailId(), ...value }));
}
