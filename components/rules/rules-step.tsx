/** A step of the setup: who takes part. Without a rule, everyone does. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { FailureNotice } from '../controls/notice.tsx';
import { go, href } from '../router.ts';
import { Step } from '../wizard/steps.tsx';
import { t } from '../words/words.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { RulesOverview, showFaulty } from './rules-overview.tsx';
import { useRules } from './use-rules.ts';

export function RulesStep({ view }: { view: ConnectionView }) {
  const { id } = view.connection;
  const edited = useRules(view);
  async function next() {
    if (edited.faults.all.length > 0) {
      showFaulty(edited);
      return;
    }
    if (!edited.isChanged || (await edited.save())) go({ page: 'setup', id, step: 'fields' });
  }
  return (
    <>
      <Step
        title={t('rules_step_title')}
        lead={t('rules_step_lead')}
        back={href({ page: 'setup', id, step: 'direction' })}
        isBusy={edited.sender.isBusy}
        onNext={next}
      >
        <RulesOverview edited={edited} level={3} />
        <UndoLine words={edited.undo?.words ?? null} onUndo={edited.undo?.back} />
        {edited.sender.failure && <FailureNotice failure={edited.sender.failure} />}
      </Step>
      <LeaveGuard edited={edited} />
    </>
  );
}

function UndoLine({ words, onUndo }: { words: string | null; onUndo: (() => void) | undefined }) {
  return (
    <p class="row" role="status">
      {words !== null && onUndo && (
        <>
          <span>{words}</span>
          <button type="button" class="link" data-id="undo-change" onClick={onUndo}>
            {t('undo')}
          </button>
        </>
      )}
    </p>
  );
}
