/** Asks before an account is removed, and says what depends on it. */
import type { AccountView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { useLive, useSender } from '../use-live.ts';
import { rich, t } from '../words/words.ts';

export function RemoveAccount({
  view,
  onCancel,
  onDone,
}: {
  view: AccountView;
  onCancel: () => void;
  onDone: () => void;
}) {
  const { queries } = useApp();
  const sender = useSender();
  const connections = useLive(() => queries.connections(), []);
  const { account } = view;
  const dependents = (connections.value ?? []).filter(
    ({ connection }) => connection.left === account.id || connection.right === account.id,
  );

  async function remove() {
    const sent = await sender.send('account.remove', { accountId: account.id });
    if (sent.ok) onDone();
  }

  return (
    <Dialog
      hook="remove-account-dialog"
      title={rich('remove_account_title', { name: <bdi>{account.name}</bdi> })}
      onClose={onCancel}
      actions={
        <>
          <Button hook="remove-account-sure" kind="danger" isBusy={sender.isBusy} onClick={remove}>
            {t('remove_account')}
          </Button>
          <Button hook="remove-account-cancel" kind="quiet" onClick={onCancel}>
            {t('keep_it')}
          </Button>
        </>
      }
    >
      <p>{t('remove_account_text')}</p>
      {dependents.length > 0 && (
        <>
          <p>{t('remove_account_connections')}</p>
          <ul class="bullets">
            {dependents.map(({ connection }) => (
              <li key={connection.id}>
                <bdi>{connection.name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {sender.failure && <FailureNotice failure={sender.failure} place={account.name} />}
    </Dialog>
  );
}
