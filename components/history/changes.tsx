/** Every change that a run made, newest page by page, each with its values before and after. */
import { useState } from 'preact/hooks';
import type { ConnectionView, JournalEntry } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { Empty, Shown } from '../layout/page.tsx';
import { ChangeTable } from '../preview/change-table.tsx';
import { useLive } from '../use-live.ts';
import { time } from '../words/formats.ts';
import { fieldName } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';

const step = 25;

export function Changes({ view, runId }: { view: ConnectionView; runId: string }) {
  const { queries } = useApp();
  const [limit, setLimit] = useState(step);
  const live = useLive(() => queries.journal(runId, 0, limit), [runId, limit]);
  return (
    <Shown live={live}>
      {({ entries, total }) =>
        total === 0 ? (
          <Empty title={t('no_changes')} />
        ) : (
          <>
            <ul class="journal" data-id="changes">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} view={view} />
              ))}
            </ul>
            {entries.length < total && (
              <Button hook="more-changes" kind="quiet" onClick={() => setLimit(limit + step * 4)}>
                {tn('show_more', total - entries.length)}
              </Button>
            )}
          </>
        )
      }
    </Shown>
  );
}

function look(kind: JournalEntry['kind']): { icon: IconName; tone: string } {
  switch (kind) {
    case 'create':
      return { icon: 'plus', tone: 'new' };
    case 'update':
      return { icon: 'pencil', tone: 'change' };
    case 'delete':
      return { icon: 'trash', tone: 'grave' };
    case 'link':
      return { icon: 'link', tone: 'new' };
    case 'unlink':
      return { icon: 'skip', tone: 'calm' };
  }
}

function words(entry: JournalEntry, place: string): string {
  switch (entry.kind) {
    case 'create':
      return t('did_create', { place });
    case 'update':
      return t('did_update', { place });
    case 'delete':
      return t('did_delete', { place });
    case 'link':
      return t('did_link');
    case 'unlink':
      return t('did_unlink');
  }
}

function Entry({ entry, view }: { entry: JournalEntry; view: ConnectionView }) {
  const side = view[entry.side];
  const { icon, tone } = look(entry.kind);
  const names = entry.changes.map((change) =>
    fieldName(
      side.fields.find((field) => field.id === change.field),
      change.field,
    ),
  );
  const line = (
    <>
      <span class={`item-mark item-${tone}`}>
        <Icon name={icon} size={16} />
      </span>
      <span class="item-title" title={entry.title}>
        <bdi>{entry.title || t('no_name')}</bdi>
      </span>
      <span class="item-what">{words(entry, side.account.name)}</span>
      <span class="item-why">{names.join(', ')}</span>
      <time class="item-time" dateTime={new Date(entry.at).toISOString()}>
        {time(entry.at)}
      </time>
    </>
  );
  if (entry.changes.length === 0) {
    return (
      <li>
        <div class="journal-line">{line}</div>
      </li>
    );
  }
  return (
    <li>
      <details class="journal-entry">
        <summary class="journal-line" data-id="open-change">
          {line}
        </summary>
        <ChangeTable fields={side.fields} changes={entry.changes} />
      </details>
    </li>
  );
}
