/**
 * One record as the plan would leave it: starts as the record is, takes what rows and actions want, makes it fit, and tells the changes, what
 * would be lost, and the values that will then be held.
 */
import {
  type Contact,
  type Field,
  type FieldId,
  otherSide,
  type SideName,
  type Value,
} from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import type { Lens, LensBase } from '../rules/lens.ts';
import { phoneStyleOf } from '../rules/settings.ts';
import { fitValues } from './fit.ts';
import type { FieldChange, Guess, Loss, Write } from './plan.types.ts';
import type { PlanInput, SideInput } from './view.ts';

/** What it needs to know of a connection. */
export interface DraftInput
  extends Pick<PlanInput, 'settings'>,
    Readonly<Record<SideName, Pick<SideInput, 'fields'>>> {}

export class Draft {
  readonly side: SideName;
  readonly losses: Loss[] = [];
  readonly guesses: Guess[] = [];
  private readonly input: DraftInput;
  private readonly contact: Contact;
  private readonly written = new Map<FieldId, readonly Value[]>();

  /** @param contact the record as it is; {} for one that is to be created. */
  constructor(input: DraftInput, side: SideName, contact: Contact) {
    this.input = input;
    this.side = side;
    this.contact = contact;
  }

  /** Numbers without a country code are read with it. */
  get country(): string {
    return this.input.settings.defaultCountry[this.side];
  }

  field(id: FieldId): Field | undefined {
    return this.input[this.side].fields.find((field) => field.id === id);
  }

  values(id: FieldId): readonly Value[] {
    return this.written.get(id) ?? this.contact[id] ?? [];
  }

  /** The record with all that it has taken so far. */
  current(): Contact {
    return this.written.size === 0 ? this.contact : { ...this.contact, ...Object.fromEntries(this.written) };
  }

  /** Writes through a row's view. @returns whether text was saved from where it is not kept. */
  write(lens: Lens, wanted: readonly Value[], base: LensBase | null): boolean {
    const writes = lens.write((id) => this.values(id), wanted, base);
    for (const { field, values, isGuess, lost } of writes) {
      const before = this.values(field.id);
      this.put(field, values);
      if (lost !== undefined) this.losses.push({ field: field.id, reason: 'too-long', value: lost });
      if (isGuess && this.values(field.id) !== before)
        this.guesses.push({ side: this.side, text: wanted[0]?.value ?? '' });
    }
    return writes.some((one) => one.hasRescued);
  }

  /** Takes new values for a field, as far as they fit. @param from side that the values come from; its country reads them. */
  put(field: Field, wanted: readonly Value[], from: SideName = otherSide(this.side)): void {
    const { defaultCountry } = this.input.settings;
    const held = this.values(field.id);
    const fitted = fitValues({
      field,
      wanted,
      held,
      sourceCountry: defaultCountry[from],
      targetCountry: this.country,
      e164: this.input.settings.e164,
      phoneStyle: phoneStyleOf(this.input.settings, this.side),
      sourceLabel: this.input[from].fields.find((one) => one.type === field.type)?.defaultLabel,
    });
    this.losses.push(...fitted.losses);
    if (fitted.values === null || sameValues(field, held, fitted.values, this.country)) return;
    this.written.set(field.id, fitted.values);
  }

  changes(): FieldChange[] {
    return [...this.written].flatMap(([id, after]) => {
      const before = this.contact[id] ?? [];
      const field = this.field(id);
      return field && sameValues(field, before, after, this.country) ? [] : [{ field: id, before, after }];
    });
  }

  asWrites(): Write[] {
    const changes = this.changes();
    if (changes.length === 0) return [];
    const target: Contact = Object.fromEntries(changes.map((change) => [change.field, change.after]));
    return [{ side: this.side, target, changes }];
  }
}
