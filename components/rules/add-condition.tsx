/** A button that becomes a search among everything one can ask: what people ask most first, then the fields, then the contact as a whole. */
import { useRef, useState } from 'preact/hooks';
import type { Condition } from '../../lib/app/rule-api.ts';
import { offeredConditions } from '../../lib/app/rule-editing.ts';
import { Button } from '../controls/button.tsx';
import { t, tryWords } from '../words/words.ts';
import { asksFor } from './asks.ts';
import type { EditPlace } from './edit-place.ts';
import { contactSubjects, fieldSubjects } from './subjects.ts';
import { Suggest, type Suggestion } from './suggest.tsx';

export function AddCondition({ place, onAdd }: { place: EditPlace; onAdd: (condition: Condition) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
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

  function close(isByKey: boolean) {
    setOpen(false);
    setText('');
    if (isByKey) requestAnimationFrame(() => box.current?.querySelector('button')?.focus());
  }
  function pick(value: string) {
    const made =
      ready.find(({ id }) => value === `ready:${id}`)?.condition ?? asksFor(value, place.fields, null)[0];
    close(false);
    if (made) onAdd({ ...made });
  }

  return (
    <div class="add-part" ref={box}>
      {isOpen ? (
        <Suggest
          hook="pick-condition"
          label={t('pick_condition')}
          placeholder={t('pick_condition')}
          text={text}
          suggestions={suggestions}
          isOpenAtOnce
          onText={setText}
          onPick={pick}
          onKey={(event) => {
            if (event.key !== 'Escape') return false;
            event.stopPropagation();
            close(true);
            return true;
          }}
          onBlur={() => close(false)}
        />
      ) : (
        <Button hook="add-condition" kind="quiet" size="small" icon="plus" onClick={() => setOpen(true)}>
          {t('add_condition')}
        </Button>
      )}
    </div>
  );
}
