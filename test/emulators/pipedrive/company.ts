/** One company's persons and organisations, with the time at which each became visible in lists. */
import type { Clock } from '../clock.ts';
import type { Detail, Organisation, Person } from './person.ts';
import type { Switches } from './switches.ts';

export type PersonData = Partial<Omit<Person, 'id' | 'add_time' | 'update_time'>> & { readonly org?: string };

const ownLabels = ['work', 'home', 'mobile', 'other'];

export class Company {
  readonly persons = new Map<number, Person>();
  readonly organisations = new Map<number, Organisation>();
  readonly labels = [
    { id: 11, label: 'Customer' },
    { id: 12, label: 'Hot lead' },
  ];
  readonly users = [
    { id: 501, name: 'Olga Owner', email: 'olga@lineup.example' },
    { id: 502, name: 'Otto Other', email: 'otto@lineup.example' },
  ];
  private lastId = 100;
  private readonly clock: Clock;
  private readonly switches: Switches;

  constructor(clock: Clock, switches: Switches) {
    this.clock = clock;
    this.switches = switches;
  }

  create(data: PersonData): Person {
    const now = this.clock.now();
    const person: Person = {
      id: ++this.lastId,
      name: 'Nobody',
      owner_id: 501,
      org_id: null,
      add_time: now,
      update_time: now,
      emails: [],
      phones: [],
      is_deleted: false,
      label_ids: [],
      notes: null,
      job_title: null,
      birthday: null,
      custom_fields: {},
    };
    this.persons.set(person.id, person);
    this.change(person, data);
    return person;
  }

  edit(id: number, data: PersonData): void {
    const person = this.persons.get(id);
    if (!person || person.is_deleted) throw new Error(`no person ${id}`);
    this.change(person, data);
    person.update_time = this.clock.now();
  }

  remove(id: number): void {
    const person = this.persons.get(id);
    if (!person) return;
    person.is_deleted = true;
    person.update_time = this.clock.now();
  }

  alive(): Person[] {
    return [...this.persons.values()].filter((person) => !person.is_deleted);
  }

  organisation(name: string): Organisation {
    const found = [...this.organisations.values()].find((one) => one.name === name);
    return found ?? this.addOrganisation(name);
  }

  addOrganisation(name: string): Organisation {
    const now = this.clock.now();
    const made = { id: ++this.lastId, name: name.trim(), add_time: now, update_time: now };
    this.organisations.set(made.id, made);
    return made;
  }

  private change(person: Person, { org, ...data }: PersonData): void {
    const custom = { ...person.custom_fields, ...data.custom_fields };
    Object.assign(person, data);
    if (data.name !== undefined) person.name = data.name.trim();
    if (data.phones) person.phones = data.phones.map((one) => this.kept(one));
    if (data.emails) person.emails = data.emails.map((one) => this.kept(one));
    person.custom_fields = custom;
    if (org !== undefined) person.org_id = org === '' ? null : this.organisation(org).id;
  }

  private kept(one: Detail): Detail {
    const label = this.switches.labels === 'closed' && !ownLabels.includes(one.label) ? 'other' : one.label;
    return { value: one.value, primary: one.primary, label };
  }
}
