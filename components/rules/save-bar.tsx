/** What was changed and not saved, always in sight: save, discard, or take back the last removal. */
import type { ComponentChildren } from 'preact';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { t } from '../words/words.ts';
import type { EditedRules } from './use-rules.ts';

export function SaveBar({
  edited,
  onSaved,
  onFaulty,
  children,
}: {
  edited: EditedRules;
  onSaved?: () => void;
  /** Somebody wants to save what is not complete. */
  onFaulty: () => void;
  /** Further ways on. */
  children?: ComponentChildren;
}) {
  const { isChanged, undo, sender, faults, view } = edited;
  const isDraft = view.connection.stage === 'draft';
  async function save() {
    if (faults.all.length > 0) onFaulty();
    else if (await edited.save()) onSaved?.();
  }
  return (
    <div class={isChanged || undo ? 'start-bar' : ''} data-id="save-bar">
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="start-row">
        <div class="start-words" role="status">
          {undo && <p class="save-undo">{undo.words}</p>}
          {isChanged && (
            <>
              <p class="start-title">{t('not_saved')}</p>
              <p class="muted small">
                {faults.all.length > 0
                  ? t('rules_incomplete')
                  : isDraft
                    ? t('draft_kept')
                    : t('rules_new_preview')}
              </p>
            </>
          )}
        </div>
        <div class="row">
          {undo && (
            <Button hook="undo-change" kind="quiet" icon="undo" onClick={undo.back}>
              {t('undo')}
            </Button>
          )}
          {isChanged && (
            <Button hook="discard-rules" kind="quiet" onClick={edited.discard}>
              {t('discard')}
            </Button>
          )}
          {children}
          {isChanged && (
            <Button hook="save-rules" kind="primary" isBusy={sender.isBusy} onClick={save}>
              {t('save')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
