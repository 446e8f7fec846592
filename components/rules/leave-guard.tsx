/** Asks before one leaves rules with unsaved changes: save, keep as a draft, discard, or stay. Closing the browser needs no question: the draft stays. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { holdMoves, type Route } from '../router.ts';
import { t } from '../words/words.ts';
import { isKept } from './draft-store.ts';
import type { EditedRules } from './use-rules.ts';

function staysHere(route: Route, id: string): boolean {
  if (route.page === 'rules' || route.page === 'rule') return route.id === id;
  return route.page === 'setup' && route.id === id && route.step === 'rules';
}

export function LeaveGuard({ edited }: { edited: EditedRules }) {
  const { id } = edited.view.connection;
  const [goOn, setGoOn] = useState<(() => void) | null>(null);
  useEffect(
    () =>
      holdMoves((next, leave) => {
        if (!isKept(id) || staysHere(next, id)) return false;
        setGoOn(() => leave);
        return true;
      }),
    [id],
  );
  if (!goOn) return null;
  return (
    <Dialog
      hook="leave-rules"
      title={t('unsaved_title')}
      onClose={() => setGoOn(null)}
      actions={
        <>
          <Button
            hook="leave-save"
            kind="primary"
            isBusy={edited.sender.isBusy}
            isDisabled={edited.faults.all.length > 0}
            onClick={async () => {
              if (await edited.save()) goOn();
            }}
          >
            {t('save')}
          </Button>
          <Button hook="leave-keep" onClick={goOn}>
            {t('keep_draft')}
          </Button>
          <Button
            hook="leave-discard"
            kind="danger"
            onClick={() => {
              edited.discard();
              goOn();
            }}
          >
            {t('discard')}
          </Button>
        </>
      }
    >
      <p>{t('unsaved_text')}</p>
      {edited.faults.all.length > 0 && <p class="field-error">{t('rules_incomplete')}</p>}
      {edited.sender.failure && <FailureNotice failure={edited.sender.failure} />}
    </Dialog>
  );
}
