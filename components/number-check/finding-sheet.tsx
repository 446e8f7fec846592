/** One finding in full: what is wrong, what it would become, the contact around it; mend it, set it aside, or how to mend it by hand. */
import type { AccountView, Finding } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { ByHand } from './by-hand.tsx';
import { DuplicatesDetail } from './duplicates-detail.tsx';
import { canMend, findingMeaning, problemName } from './finding-words.ts';
import { NumberDetail } from './number-detail.tsx';

export function FindingSheet({
  finding,
  view,
  isIgnored,
  onIgnore,
  onMended,
  onClose,
}: {
  finding: Finding;
  view: AccountView;
  isIgnored: boolean;
  onIgnore: (ignored: boolean) => void;
  onMended: (runId: string) => void;
  onClose: () => void;
}) {
  const sender = useSender();
  const isGroup = finding.kind === 'duplicates';
  async function mend() {
    const sent = await sender.send('mend.now', { accountId: view.account.id, key: finding.key });
    if (sent.ok) onMended(sent.value.runId);
  }
  return (
    <Dialog
      hook="finding-sheet"
      shape="sheet"
      title={<bdi>{finding.title || t('no_name')}</bdi>}
      onClose={onClose}
      actions={
        isIgnored ? (
          <Button hook="bring-back-here" onClick={() => onIgnore(false)}>
            {t('bring_back')}
          </Button>
        ) : (
          <>
            {canMend(finding) && (
              <Button hook="mend-now" kind="primary" isBusy={sender.isBusy} onClick={mend}>
                {isGroup ? t('merge_now') : t('mend_now')}
              </Button>
            )}
            <Button hook="ignore" kind="quiet" onClick={() => onIgnore(true)}>
              {isGroup ? t('not_same_person') : t('ignore_for_good')}
            </Button>
          </>
        )
      }
    >
      {sender.failure && <FailureNotice failure={sender.failure} place={view.account.name} />}
      <p>
        <strong>{problemName(finding.problem)}.</strong> {findingMeaning(finding, view.account.name)}
      </p>
      {!canMend(finding) && <ByHand finding={finding} view={view} />}
      {isGroup ? (
        <DuplicatesDetail finding={finding} view={view} />
      ) : (
        <NumberDetail finding={finding} view={view} />
      )}
      {canMend(finding) && <ByHand finding={finding} view={view} />}
    </Dialog>
  );
}
