/** Undo always shows first what would go back; this leads there. */
import type { UndoOf } from '../../lib/app/api.ts';
import { Button, type ButtonKind } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';

export function UndoButton({
  of,
  connectionId,
  words = t('undo'),
  label,
  hook = 'undo',
  kind = 'secondary',
  size,
}: {
  of: UndoOf;
  connectionId: string;
  words?: string;
  /** Where the words need their context. */
  label?: string;
  hook?: string;
  kind?: ButtonKind;
  size?: 'small';
}) {
  const sender = useSender();
  async function preview() {
    const sent = await sender.send('undo.preview', { of });
    if (sent.ok) go({ page: 'run', id: connectionId, runId: sent.value.runId });
  }
  return (
    <>
      <Button
        hook={hook}
        kind={kind}
        icon="undo"
        isBusy={sender.isBusy}
        onClick={preview}
        {...(size ? { size } : {})}
        {...(label ? { label } : {})}
      >
        {words}
      </Button>
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </>
  );
}
