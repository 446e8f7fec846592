/** The numbers and e-mails of a contact, one by one. Known from documentation and SDKs only, hence the many switches. */
import type { WireResponse } from '../message.ts';
import { empty, notFound, ok, rejected } from './answers.ts';
import { type AircallContact, compactPhone, type Detail, type DetailList, shownDetail } from './contact.ts';
import { detailValue, maxDetails, tooMany } from './values.ts';
import { type Company, findContact, seconds, showContact } from './writes.ts';

type Body = Readonly<Record<string, unknown>>;

export function createDetail(company: Company, id: string, list: DetailList, body: Body): WireResponse {
  const { switches, ledger } = company;
  const contact = findContact(company, id);
  const given = detailValue(list, body, switches);
  if (contact[list].length >= maxDetails(switches)) throw tooMany(list, switches);
  if (contact[list].some(({ value }) => isSame(list, value, given.value))) ledger.repeatedDetails += 1;
  const detail = { id: company.nextDetailId(), ...given };
  const after = store(company, contact, list, [...contact[list], detail]);
  return showDetail(company, after, list, detail, switches.detailCreateStatus);
}

export function updateDetail(
  company: Company,
  id: string,
  list: DetailList,
  detailId: string,
  body: Body,
): WireResponse {
  const { switches, ledger } = company;
  const contact = findContact(company, id);
  const before = findDetail(company, contact, list, detailId);
  const detail = { id: before.id, ...detailValue(list, body, switches) };
  if (detail.label === before.label && detail.value === before.value) ledger.unchangedWrites += 1;
  const details = contact[list].map((known) => (known.id === detail.id ? detail : known));
  return showDetail(company, store(company, contact, list, details), list, detail, switches.detailStatus);
}

export function deleteDetail(company: Company, id: string, list: DetailList, detailId: string): WireResponse {
  const { switches } = company;
  const contact = findContact(company, id);
  const detail = findDetail(company, contact, list, detailId);
  const details = contact[list].filter((known) => known !== detail);
  if (list === 'phone_numbers' && details.length === 0 && switches.deleteLastNumber === 'reject') {
    throw rejected(switches.rejectionBody, list, "can't be blank");
  }
  store(company, contact, list, details);
  return empty(switches.detailDeleteStatus);
}

function findDetail(company: Company, contact: AircallContact, list: DetailList, detailId: string): Detail {
  const detail = contact[list].find(({ id }) => String(id) === detailId);
  if (!detail) throw notFound(company.switches.notFoundBody);
  return detail;
}

function store(
  company: Company,
  contact: AircallContact,
  list: DetailList,
  details: readonly Detail[],
): AircallContact {
  const updated_at = company.switches.detailsBumpUpdatedAt ? seconds(company) : contact.updated_at;
  const after = { ...contact, [list]: details, updated_at };
  company.book.put(after);
  return after;
}

function showDetail(
  company: Company,
  contact: AircallContact,
  list: DetailList,
  detail: Detail,
  status: number,
): WireResponse {
  if (company.switches.detailEnvelope === 'contact') return showContact(company, contact, status);
  return ok({ [list === 'phone_numbers' ? 'phone_detail' : 'email_detail']: shownDetail(detail) }, status);
}

function isSame(list: DetailList, known: string, given: string): boolean {
  return list === 'phone_numbers'
    ? compactPhone(known) === compactPhone(given)
    : known.toLowerCase() === given.toLowerCase();
}
