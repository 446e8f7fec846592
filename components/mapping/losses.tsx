/**
 * What would stay behind under these rows and settings: by reason, with examples. At first of some people from everywhere; of everybody when
 * asked to.
 */
import { useEffect, useState } from 'preact/hooks';
import type {
  ConnectionSettings,
  ConnectionView,
  Failure,
  LossExtent,
  LossGroup,
  LossReport,
} from '../../lib/app/api.ts';
import { toSyncError } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { count } from '../words/formats.ts';
import { fieldName, lostText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';

/** A change of a row is seldom the only one. */
const restMs = 400;

export function Losses({ view, settings }: { view: ConnectionView; settings: ConnectionSettings }) {
  const { shown, work, extent, failure, lookAtAll, stop } = useLooking(view.connection.id, settings);
  if (failure) return <FailureNotice failure={failure} />;
  const isBusy = work !== null;
  const isAll = shown?.isOver === true && shown.done === shown.total;
  if (isAll && shown.total === 0) return <p class="muted">{t('mirror_empty')}</p>;
  const label = t(extent === 'all' ? 'lost_looking' : 'lost_looking_some');
  return (
    <div class="stack" data-id="losses" aria-busy={isBusy}>
      {isBusy && <ProgressBar label={label} done={work.done} total={work.total} />}
      {shown && (
        <div class="lost-extent">
          <p class="muted small" aria-live={isBusy ? 'off' : 'polite'}>
            {extentText(shown)}
          </p>
          {!isAll && (extent === 'all' || !isBusy) && (
            <Button hook={isBusy ? 'lost-stop' : 'lost-all'} size="small" onClick={isBusy ? stop : lookAtAll}>
              {isBusy ? t('stop') : t('lost_look_at_all')}
            </Button>
          )}
        </div>
      )}
      {shown?.isOver && shown.groups.length === 0 && (
        <p class="lost-nothing">
          <Icon name="check" size={16} />
          {isAll ? t('lost_nothing') : t('lost_sample_nothing')}
        </p>
      )}
      {shown && shown.groups.length > 0 && (
        <ul class="lost">
          {shown.groups.map((group) => (
            <li key={group.reason}>
              <Group view={view} group={group} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function extentText({ done, total, isOver }: LossReport): string {
  if (isOver && done === total) return t('lost_looked', { total });
  return t(isOver ? 'lost_sample' : 'lost_progress', { done, total });
}

function Group({ view, group }: { view: ConnectionView; group: LossGroup }) {
  const fields = [...view.left.fields, ...view.right.fields];
  return (
    <details class="lost-group" data-id={`lost-${group.reason}`}>
      <summary>
        <span class="lost-count">{count(group.count)}</span>
        <span>{lostText(group.reason)}</span>
      </summary>
      <ul class="lost-examples">
        {group.examples.map((one) => (
          <li key={`${one.title} ${one.field} ${one.value}`}>
            <bdi class="value">{one.value}</bdi>
            <span class="muted small">
              <bdi>{one.title || t('no_name')}</bdi>
              {one.field !== '' && (
                <>
                  {' · '}
                  {fieldName(
                    fields.find((field) => field.id === one.field),
                    one.field,
                  )}
                </>
              )}
            </span>
          </li>
        ))}
        {group.count > group.examples.length && (
          <li class="muted small">{tn('lost_more', group.count - group.examples.length)}</li>
        )}
      </ul>
    </details>
  );
}

interface Looking {
  /** The newest that says something; null until then. */
  readonly shown: LossReport | null;
  /** Null: nobody is looking. */
  readonly work: LossReport['work'] | null;
  readonly extent: LossExtent;
  readonly failure: Failure | null;
  lookAtAll(): void;
  stop(): void;
}

interface Told {
  readonly about: string;
  readonly extent: LossExtent;
  readonly shown: LossReport | null;
  readonly work: LossReport['work'] | null;
  readonly failure: Failure | null;
}
const unknown: LossReport['work'] = { done: 0, total: null };

/** Begun anew, with some, when the settings change; what was found before stays until there is something newer. */
function useLooking(connectionId: string, settings: ConnectionSettings): Looking {
  const { queries } = useApp();
  const about = `${connectionId} ${JSON.stringify(settings)}`;
  const fresh = { about, extent: 'some' as LossExtent, isStopped: false };
  const [asked, setAsked] = useState(fresh);
  const { extent, isStopped } = asked.about === about ? asked : fresh;
  const [told, setTold] = useState<Told>({ about, extent, shown: null, work: unknown, failure: null });
  useEffect(() => {
    if (isStopped) return;
    const end = new AbortController();
    const tell = (next: LossReport) =>
      setTold((last) => {
        const isNews = next.isOver || last.about !== about || next.done >= (last.shown?.done ?? 0);
        const shown = isNews && (next.done > 0 || next.isOver) ? next : last.shown;
        return { about, extent, shown, work: next.isOver ? null : next.work, failure: null };
      });
    const look = async () => {
      for await (const next of queries.wouldBeLost(connectionId, settings, extent, end.signal)) {
        if (end.signal.aborted) return;
        tell(next);
      }
    };
    const fail = (thrown: unknown) => {
      const { code, detail } = toSyncError(thrown);
      const failure = { code, detail, side: null };
      if (!end.signal.aborted) setTold({ about, extent, shown: null, work: null, failure });
    };
    const timer = setTimeout(() => look().catch(fail), extent === 'some' ? restMs : 0);
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [about, extent, isStopped]);
  const isTold = told.about === about && told.extent === extent;
  return {
    shown: told.shown,
    work: isStopped ? null : isTold ? told.work : unknown,
    extent,
    failure: told.failure,
    lookAtAll: () => setAsked({ about, extent: 'all', isStopped: false }),
    stop: () => setAsked({ about, extent, isStopped: true }),
  };
}
