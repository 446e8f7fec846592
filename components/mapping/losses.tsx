/** What would stay behind under these rows and settings, over everybody whom Lineup knows: by reason, with examples. */
import { useEffect, useState } from 'preact/hooks';
import type {
  ConnectionSettings,
  ConnectionView,
  Failure,
  LossGroup,
  LossReport,
} from '../../lib/app/api.ts';
import { toSyncError } from '../../lib/errors.ts';
import { useApp } from '../app-context.tsx';
import { Icon } from '../controls/icon.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { count } from '../words/formats.ts';
import { fieldName, lostText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';

/** A change of a row is seldom the only one. */
const restMs = 400;

export function Losses({ view, settings }: { view: ConnectionView; settings: ConnectionSettings }) {
  const report = useReport(view.connection.id, settings);
  if (report && 'code' in report) return <FailureNotice failure={report} />;
  if (!report) return <ProgressBar label={t('lost_looking')} done={0} total={null} />;
  if (report.isOver && report.total === 0) return <p class="muted">{t('mirror_empty')}</p>;
  return (
    <div class="stack" data-id="losses" aria-busy={!report.isOver}>
      {!report.isOver && <ProgressBar label={t('lost_looking')} done={report.done} total={report.total} />}
      <p class="muted small" role="status">
        {report.isOver
          ? t('lost_looked', { total: report.total })
          : t('lost_progress', { done: report.done, total: report.total })}
      </p>
      {report.isOver && report.groups.length === 0 && (
        <p class="lost-nothing">
          <Icon name="check" size={16} />
          {t('lost_nothing')}
        </p>
      )}
      <ul class="lost">
        {report.groups.map((group) => (
          <li key={group.reason}>
            <Group view={view} group={group} />
          </li>
        ))}
      </ul>
    </div>
  );
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

/** Null until the first slice was looked at; begun anew when the settings change. */
function useReport(connectionId: string, settings: ConnectionSettings): LossReport | Failure | null {
  const { queries } = useApp();
  const [report, setReport] = useState<LossReport | Failure | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      for await (const next of queries.wouldBeLost(connectionId, settings, stop.signal)) {
        if (stop.signal.aborted) return;
        setReport(next);
      }
    };
    const fail = (thrown: unknown) => {
      const { code, detail } = toSyncError(thrown);
      if (!stop.signal.aborted) setReport({ code, detail, side: null });
    };
    const timer = setTimeout(() => look().catch(fail), restMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [connectionId, JSON.stringify(settings)]);
  return report;
}
