/** One account in the list; if it fails, what happened and the way out of it stand below. */
import type { AccountView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button, LinkButton } from '../controls/button.tsx';
import { Name } from '../controls/name.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { StateDot } from '../controls/state.tsx';
import { href } from '../router.ts';
import { count } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';
import { againTitle, ServiceTile } from './service-look.tsx';

export function AccountRow({ view, onOpen }: { view: AccountView; onOpen: () => void }) {
  const { account } = view;
  const hasTrouble = account.failure !== null;
  return (
    <>
      <tr class={hasTrouble ? 'row-open' : undefined} data-id={`account-${account.service}`}>
        <th scope="row">
          <div class="who">
            <ServiceTile service={account.service} />
            <div class="who-words">
              <Name strong>{account.name}</Name>
              <span class="muted">
                <bdi>{account.identity.label}</bdi>
              </span>
            </div>
          </div>
        </th>
        <td class="number">{count(view.records)}</td>
        <td>
          <StateDot tone={hasTrouble ? 'trouble' : 'good'}>
            {hasTrouble ? t('account_needs_you') : t('account_works')}
          </StateDot>
          <span class="muted below">
            {view.usedBy === 0 ? t('account_unused') : tn('account_used', view.usedBy)}
          </span>
        </td>
        <td class="end">
          <div class="account-actions">
            <LinkButton
              hook="check-numbers"
              kind="quiet"
              size="small"
              icon="numbers"
              label={t('check_numbers_of', { name: account.name })}
              href={href({ page: 'numbers', id: account.id })}
            >
              {t('check_numbers')}
            </LinkButton>
            <Button
              hook="account-settings"
              kind="quiet"
              icon="settings"
              label={t('account_settings_of', { name: account.name })}
              onClick={onOpen}
            />
          </div>
        </td>
      </tr>
      {account.failure && (
        <tr class="row-below">
          <td colSpan={4}>
            <FailureNotice
              failure={account.failure}
              place={account.name}
              service={account.service}
              actions={<WayOut view={view} />}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** Allow access, sign in again, or have another try; afterwards every connection that uses the account runs. */
export function WayOut({ view }: { view: AccountView }) {
  const { askForHosts, command, queries } = useApp();
  const { account } = view;
  async function tryAgain() {
    for (const { connection } of await queries.connections()) {
      const isUsing = connection.left === account.id || connection.right === account.id;
      if (isUsing && connection.stage !== 'draft') {
        await command('connection.syncNow', { connectionId: connection.id });
      }
    }
  }
  switch (account.failure?.code) {
    case 'permission-missing':
      return (
        <Button
          hook="allow-access"
          kind="primary"
          onClick={() =>
            askForHosts(account.origins).then((isAllowed) => (isAllowed ? tryAgain() : undefined))
          }
        >
          {t('allow_access')}
        </Button>
      );
    case 'credentials-rejected':
    case 'access-denied':
    case 'book-missing':
    case 'service-not-found':
    case 'account-changed':
      return (
        <LinkButton hook="authorise" kind="primary" href={href({ page: 'authorise', id: account.id })}>
          {againTitle(account.service)}
        </LinkButton>
      );
    default:
      return view.usedBy > 0 ? (
        <Button hook="check-again" icon="refresh" onClick={tryAgain}>
          {t('check_again')}
        </Button>
      ) : null;
  }
}
