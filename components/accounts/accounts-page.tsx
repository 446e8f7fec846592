/** All accounts: whose they are, how many records they hold, whether they work, and what can be done with them. */
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { AccountRow } from './account-row.tsx';
import { AccountSheet } from './account-sheet.tsx';

const addAccount = href({ page: 'add-account', service: null, isForSetup: false });

export function AccountsPage() {
  const { queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  const [opened, setOpened] = useState<string | null>(null);
  const shown = accounts.value?.find((view) => view.account.id === opened);
  return (
    <Page
      title={t('nav_accounts')}
      titleText={t('nav_accounts')}
      lead={t('accounts_lead')}
      actions={
        <LinkButton hook="add-account" kind="primary" icon="plus" href={addAccount}>
          {t('add_account')}
        </LinkButton>
      }
    >
      <Shown live={accounts}>
        {(views) =>
          views.length === 0 ? (
            <Empty title={t('no_accounts')}>{t('no_accounts_text')}</Empty>
          ) : (
            <AccountTable views={views} onOpen={setOpened} />
          )
        }
      </Shown>
      {shown && <AccountSheet view={shown} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function AccountTable({ views, onOpen }: { views: readonly AccountView[]; onOpen: (id: string) => void }) {
  return (
    <table class="table accounts">
      <caption class="hidden">{t('nav_accounts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('account')}</th>
          <th scope="col" class="number">
            {t('contacts')}
          </th>
          <th scope="col">{t('state')}</th>
          <th scope="col">
            <span class="hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <AccountRow key={view.account.id} view={view} onOpen={() => onOpen(view.account.id)} />
        ))}
      </tbody>
    </table>
  );
}
