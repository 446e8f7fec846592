/** What a condition can be about, by name: the fields of the service, and the contact as a whole. And how its questions are called. */
import type { Field } from '../../lib/app/api.ts';
import { fieldName } from '../words/reasons.ts';
import { t, tryWords } from '../words/words.ts';
import { type WholeSubject, wholeSubjects } from './asks.ts';

export interface NamedSubject {
  readonly id: string;
  readonly name: string;
}

export function fieldSubjects(fields: readonly Field[]): NamedSubject[] {
  return fields.map((field) => ({ id: field.id, name: fieldName(field, field.id) }));
}

/** Only a contact with a number can be one that Aircall made after a call. */
export function contactSubjects(fields: readonly Field[]): NamedSubject[] {
  return wholeSubjects
    .filter((id) => id !== '@placeholder' || fields.some((field) => field.role === 'phone'))
    .map((id) => ({ id, name: wholeName(id) }));
}

function wholeName(id: WholeSubject): string {
  switch (id) {
    case '@created':
      return t('subject_created');
    case '@updated':
      return t('subject_updated');
    case '@partner':
      return t('subject_partner');
    case '@placeholder':
      return t('subject_placeholder');
  }
}

export function askWords(ask: string): string {
  return tryWords(`ask_${ask}`) ?? ask;
}
