/** Test a contact: search one, then see for each rule and each condition whether it holds, and what comes of it. Writes nothing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import type { FoundPerson, Rule, RuleDirection } from '../../lib/app/rule-api.ts';
import { sourceOf } from '../../lib/app/rule-editing.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { TextField } from '../controls/field.tsx';
import { Loading } from '../controls/progress.tsx';
import { Shown } from '../layout/page.tsx';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { PeopleList } from './people-list.tsx';
import { TestVerdict } from './test-verdict.tsx';

const most = 20;
const pauseMs = 150;

export function TestContact({
  view,
  direction,
  rules,
  contactId,
  onClose,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rules: readonly Rule[];
  /** Somebody who was pointed at; null: to be searched. */
  contactId: string | null;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState(contactId);
  return (
    <Dialog
      hook="test-contact"
      shape="sheet"
      title={t('test_contact')}
      onClose={onClose}
      actions={
        chosen !== null && (
          <Button hook="test-another" icon="search" onClick={() => setChosen(null)}>
            {t('test_another')}
          </Button>
        )
      }
    >
      {chosen === null ? (
        <Search view={view} direction={direction} onChoose={setChosen} />
      ) : (
        <Result view={view} direction={direction} rules={rules} contactId={chosen} />
      )}
    </Dialog>
  );
}

function Search({
  view,
  direction,
  onChoose,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  onChoose: (id: string) => void;
}) {
  const { queries } = useApp();
  const { account } = view[sourceOf(direction)];
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the dialog has opened, which first gives the focus to its own button.
    const frame = requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      queries.findPeople(account.id, text.trim(), most, stop.signal).then(
        (people) => {
          if (!stop.signal.aborted) setFound(people);
        },
        () => setFound([]),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, account.id]);
  return (
    <div class="stack" ref={box}>
      <TextField
        hook="test-search"
        label={t('test_search', { place: account.name })}
        hint={t('test_search_hint')}
        value={text}
        autoComplete="off"
        spellcheck={false}
        onInput={setText}
      />
      {found === null ? (
        <Loading label={t('loading')} />
      ) : (
        <>
          <p class="hidden" role="status">
            {t('test_found', { n: found.length })}
          </p>
          {found.length === 0 && <p class="muted">{t('nobody_found')}</p>}
          <div class="samples">
            <PeopleList hook="test-person" people={found} onChoose={onChoose} />
          </div>
        </>
      )}
    </div>
  );
}

function Result({
  view,
  direction,
  rules,
  contactId,
}: {
  view: ConnectionView;
  direction: RuleDirection;
  rules: readonly Rule[];
  contactId: string;
}) {
  const { queries } = useApp();
  const test = useLive(
    () => queries.testRules(view.connection.id, direction, rules, contactId),
    [contactId, direction, rules],
  );
  return (
    <Shown live={test}>
      {(found) =>
        found ? (
          <TestVerdict view={view} direction={direction} rules={rules} test={found} />
        ) : (
          <p>{t('test_gone')}</p>
        )
      }
    </Shown>
  );
}
