/** Number check: what is wrong with the numbers of an account, and who is there more than once; with the way to mend it. */
import type { AccountView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { SelectField } from '../controls/field.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { go, href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { Findings } from './findings.tsx';

/** `finding`: the key of the one that is opened at once. */
export function NumberCheckPage({ id, finding }: { id: string | null; finding: string | null }) {
  const { queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  return (
    <Page title={t('numbers_title')} titleText={t('numbers_title')} lead={t('numbers_lead')}>
      <Shown live={accounts}>
        {(views) => {
          const chosen = chosenOf(views, id);
          return chosen ? (
            <Check views={views} view={chosen} finding={finding} />
          ) : (
            <Empty
              title={id === null ? t('no_accounts') : t('account_gone')}
              actions={
                <LinkButton hook="to-accounts" href={href({ page: 'accounts' })}>
                  {t('nav_accounts')}
                </LinkButton>
              }
            >
              {id === null ? t('numbers_no_account') : undefined}
            </Empty>
          );
        }}
      </Shown>
    </Page>
  );
}

/** Numbers go wrong in Aircall above all. */
function chosenOf(views: readonly AccountView[], id: string | null): AccountView | undefined {
  if (id !== null) return views.find(({ account }) => account.id === id);
  return views.find(({ account }) => account.service === 'aircall') ?? views[0];
}

function Check({
  views,
  view,
  finding,
}: {
  views: readonly AccountView[];
  view: AccountView;
  finding: string | null;
}) {
  return (
    <div class="stack">
      {views.length > 1 && (
        <div class="check-accounts">
          <SelectField
            hook="numbers-account"
            label={t('account')}
            value={view.account.id}
            options={views.map(({ account }) => ({ value: account.id, label: account.name }))}
            onChange={(id) => go({ page: 'numbers', id })}
          />
        </div>
      )}
      {view.records === 0 ? (
        <NotRead view={view} />
      ) : (
        <Findings key={view.account.id} view={view} openKey={finding} />
      )}
    </div>
  );
}

/** The check looks at Lineup's own copy of the contacts, which the first preview makes. */
function NotRead({ view }: { view: AccountView }) {
  return (
    <Empty
      title={t('not_read_yet')}
      actions={
        <LinkButton hook="to-connections" kind="primary" href={href({ page: 'connections' })}>
          {t('nav_connections')}
        </LinkButton>
      }
    >
      {t('not_read_yet_text', { place: view.account.name })}
    </Empty>
  );
}
