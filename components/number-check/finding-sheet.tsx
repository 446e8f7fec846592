/** One finding in full: what is wrong, what it would become, the contact around it; mend it, set it aside, or how to mend it by hand. */
import { useState } from 'preact/hooks';
import type { AccountView, Finding } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { useLive, useSender } from '../use-live.ts';
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
  const { queries } = useApp();
  const sender = useSender();
  const [survivor, setSurvivor] = useState<string | null>(null);
  const accountId = view.account.id;
  const isGroup = finding.kind === 'duplicates';
  // As it would be if the chosen one stayed; until that is worked out, and once it is gone, as it was.
  const chosen = useLive(
    async () => (survivor === null ? null : queries.finding(accountId, finding.key, survivor)),
    [finding.key, survivor],
  );
  const shown = chosen.value?.kind === 'duplicates' ? chosen.value : finding;
  async function mend() {
    const sent = await sender.send('mend.now', {
      accountId,
      key: finding.key,
      ...(survivor === null ? {} : { survivor }),
    });
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
        <DuplicatesDetail
          finding={shown.kind === 'duplicates' ? shown : finding}
          order={finding.records}
          view={view}
          onKeep={isIgnored ? null : setSurvivor}
        />
      ) : (
        <NumberDetail finding={finding} view={view} />
      )}
      {canMend(finding) && <ByHand finding={finding} view={view} />}
    </Dialog>
  );
}
