/**
 * What people do in Aircall's Workspace, and what was there before the test began: past the API, its limits, its checks and its ledger.
 */
import type { Book } from './book.ts';
import type { AircallContact, ContactData, Detail } from './contact.ts';
import { type Company, seconds } from './writes.ts';

type Given = readonly { readonly label: string; readonly value: string }[] | undefined;

const daySeconds = 86_400;

export class Workspace {
  private readonly company: Company;

  constructor(company: Company) {
    this.company = company;
  }

  private get book(): Book {
    return this.company.book;
  }

  /** Contacts of old: those without a created_at lie a minute apart, the last one a day ago. No lag applies. */
  seed(contacts: readonly ContactData[]): AircallContact[] {
    const first = seconds(this.company) - daySeconds - 60 * (contacts.length - 1);
    return contacts.map((data, index) => {
      const contact = this.build(data, first + 60 * index);
      this.book.put(contact, true);
      return contact;
    });
  }

  /** A contact that the API never shows: somebody's personal one, or another integration's. */
  addHidden(data: ContactData): AircallContact {
    const contact = this.build(data, seconds(this.company) - daySeconds);
    this.book.hide(contact);
    return contact;
  }

  create(data: ContactData): AircallContact {
    const contact = this.build(data, seconds(this.company));
    this.book.put(contact);
    return contact;
  }

  /** A list that is given replaces the old one; values that stay keep their id. */
  edit(id: number, change: ContactData): AircallContact {
    const before = this.existing(id);
    const after: AircallContact = {
      ...before,
      ...change,
      phone_numbers: this.details(change.phone_numbers, before.phone_numbers),
      emails: this.details(change.emails, before.emails),
      updated_at: change.updated_at ?? seconds(this.company),
    };
    this.book.put(after);
    return after;
  }

  remove(id: number): void {
    this.book.delete(this.existing(id).id);
  }

  private existing(id: number): AircallContact {
    const contact = this.book.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  }

  private build(data: ContactData, createdAt: number): AircallContact {
    const created_at = data.created_at ?? createdAt;
    return {
      id: this.company.nextContactId(),
      created_at,
      updated_at: data.updated_at ?? created_at,
      first_name: data.first_name ?? null,
      last_name: data.last_name ?? null,
      information: data.information ?? null,
      company_name: data.company_name ?? null,
      phone_numbers: this.details(data.phone_numbers, []),
      emails: this.details(data.emails, []),
    };
  }

  private details(given: Given, before: readonly Detail[]): readonly Detail[] {
    if (!given) return before;
    return given.map(({ label, value }) => {
      const known = before.find((detail) => detail.value === value);
      return { id: known?.id ?? this.company.nextDetailId(), label, value };
    });
  }
}
