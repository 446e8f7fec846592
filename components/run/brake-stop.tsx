/** A run that a brake stopped before its first write: the reasons, the names, and the two ways on. */
import { useState } from 'preact/hooks';
import type { ConnectionView, ItemFilter, Run } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { Section } from '../layout/page.tsx';
import { ItemBrowser } from '../preview/item-browser.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { BrakeList } from './brake-list.tsx';

export function BrakeStop({ view, run }: { view: ConnectionView; run: Run }) {
  const [filter, setFilter] = useState<ItemFilter>('all');
  return (
    <div class="stack-wide" data-id="run-braked">
      <BrakeNotice view={view} run={run} onDone={() => go({ page: 'connection', id: view.connection.id })} />
      <Section title={t('everyone')} lead={t('braked_everyone_lead')}>
        <ItemBrowser view={view} run={run} filter={filter} onFilter={setFilter} canLeaveOut />
      </Section>
    </div>
  );
}

export function BrakeNotice({ view, run, onDone }: { view: ConnectionView; run: Run; onDone?: () => void }) {
  const sender = useSender();
  const [answer, setAnswer] = useState<boolean | null>(null);
  async function release(goOn: boolean) {
    setAnswer(goOn);
    const sent = await sender.send('run.release', { runId: run.id, goOn });
    if (sent.ok) onDone?.();
  }
  return (
    <Notice
      tone="attention"
      title={t('braked_title')}
      actions={
        <>
          <Button
            hook="drop-plan"
            kind="primary"
            isBusy={sender.isBusy && answer === false}
            onClick={() => release(false)}
          >
            {t('drop_plan')}
          </Button>
          <Button hook="go-on" isBusy={sender.isBusy && answer === true} onClick={() => release(true)}>
            {tn('go_on_with', Math.max(0, run.total - run.leftOut.length))}
          </Button>
        </>
      }
    >
      <p>{t('braked_text')}</p>
      <BrakeList view={view} run={run} />
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Notice>
  );
}
