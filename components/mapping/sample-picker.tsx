/** Chooses the contact on whom the rows are tried, by name, company or number, from both sides. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/field.tsx';
import { t, tn } from '../words/words.ts';
import type { Person, Sample } from './use-sample.ts';

const shownPerSide = 5;
const restMs = 200;

export function SamplePicker({
  view,
  sample,
  onChoose,
}: {
  view: ConnectionView;
  sample: Sample;
  onChoose: (person: Person) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The focus goes where the hand is needed next: into the search, and back to the button.
    if (isOpen || wasOpen.current) frame.current?.querySelector<HTMLElement>('input, button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (sample.state !== 'chosen') return null;
  return (
    <div class="sample" ref={frame}>
      {isOpen ? (
        <Search
          view={view}
          onChoose={(person) => {
            onChoose(person);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <p class="sample-who">
          <strong data-id="sample-name">
            <bdi>{sample.person.title || t('no_name')}</bdi>
          </strong>
          <span class="muted">{t('now_in', { place: view[sample.person.side].account.name })}</span>
          <Button hook="sample-other" size="small" onClick={() => setOpen(true)}>
            {t('try_another')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Search({
  view,
  onChoose,
  onCancel,
}: {
  view: ConnectionView;
  onChoose: (person: Person) => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState('');
  const found = useFound(view, text);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the search from wherever in it one is
    <div
      class="sample-search"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // A sheet around it stays open.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextField
        hook="sample-search"
        label={t('try_search')}
        value={text}
        onInput={setText}
        autoComplete="off"
      />
      <p class="hidden" role="status">
        {found && tn('try_found', found.length)}
      </p>
      {found?.length === 0 && <p class="muted">{t('try_none')}</p>}
      <ul class="sample-found">
        {(found ?? []).map((person) => (
          <li key={`${person.side} ${person.id}`}>
            <button type="button" data-id="sample-person" onClick={() => onChoose(person)}>
              <bdi>{person.title || t('no_name')}</bdi>
              <span class="muted small">
                <bdi>{person.detail}</bdi> · <bdi>{view[person.side].account.name}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button hook="sample-cancel" kind="quiet" size="small" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

/** Null while the first search runs. */
function useFound(view: ConnectionView, text: string): readonly Person[] | null {
  const { queries } = useApp();
  const [found, setFound] = useState<readonly Person[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const search = async () => {
      const both = await Promise.all(
        (['left', 'right'] as const).map(async (side) => {
          const people = await queries.findPeople(view[side].account.id, text, shownPerSide, stop.signal);
          return people.map((one): Person => ({ ...one, side }));
        }),
      );
      if (!stop.signal.aborted) setFound(both.flat());
    };
    const timer = setTimeout(() => search().catch(() => setFound([])), text === '' ? 0 : restMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, view.left.account.id, view.right.account.id]);
  return found;
}
