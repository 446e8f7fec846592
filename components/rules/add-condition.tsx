/** A search among everything one can ask: what people ask most first, then the fields, then the contact as a whole. */
import type { Condition } from '../../lib/app/rule-api.ts';
import { offeredConditions } from '../../lib/app/rule-editing.ts';
import { t, tryWords } from '../words/words.ts';
import { AddPart } from './add-part.tsx';
import { asksFor } from './asks.ts';
import type { EditPlace } from './edit-place.ts';
import { contactSubjects, fieldSubjects } from './subjects.ts';
import type { Suggestion } from './suggest.tsx';

export function AddCondition({ place, onAdd }: { place: EditPlace; onAdd: (condition: Condition) => void }) {
  const ready = offeredConditions(place.fields);
  const suggestions: Suggestion[] = [
    ...ready.map(({ id }) => ({
      value: `ready:${id}`,
      label: tryWords(`offered_${id.replaceAll('-', '_')}`) ?? id,
      group: t('asked_often'),
    })),
    ...fieldSubjects(place.fields).map(({ id, name }) => ({ value: id, label: name, group: t('fields') })),
    ...contactSubjects(place.fields).map(({ id, name }) => ({
      value: id,
      label: name,
      group: t('whole_contact'),
    })),
  ];

  function pick(value: string) {
    const made =
      ready.find(({ id }) => value === `ready:${id}`)?.condition ?? asksFor(value, place.fields, null)[0];
    if (made) onAdd({ ...made });
  }

  return (
    <AddPart
      hook="condition"
      add={t('add_condition')}
      question={t('pick_condition')}
      suggestions={suggestions}
      onPick={pick}
    />
  );
}
