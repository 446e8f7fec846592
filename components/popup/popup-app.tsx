/** The popup: each connection in a line with what can be done at once, trouble with accounts, and the way to everything else. */
import type { Queries } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Loading } from '../controls/progress.tsx';
import { Mark } from '../layout/mark.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { failureText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';
import { PopupConnection } from './popup-connection.tsx';

export function PopupApp() {
  const { queries, openOptions } = useApp();
  const live = useLive(
    async () => ({ views: await queries.connections(), accounts: await queries.accounts() }),
    [],
  );
  const wrong = useLive(() => wrongNumbers(queries), []).value;
  const views = live.value?.views ?? [];
  const questions = views.reduce((sum, view) => sum + view.reviews, 0);
  const failing = (live.value?.accounts ?? []).filter(({ account }) => account.failure !== null);
  return (
    <div class="popup">
      <header class="popup-head">
        <span class="wordmark">
          <Mark size={24} />
          <h1>Lineup</h1>
        </span>
        <Button hook="open-lineup" kind="quiet" size="small" onClick={() => openOptions('#/connections')}>
          {t('open')}
        </Button>
      </header>
      <main>
        {live.state === 'loading' && <Loading label={t('loading')} />}
        {live.state === 'failed' && <FailureNotice failure={live.failure} />}
        {live.value && views.length === 0 && (
          <div class="popup-empty">
            <p class="popup-title">{t('welcome_title')}</p>
            <p class="muted">{t('popup_first')}</p>
            <Button hook="set-up" kind="primary" onClick={() => openOptions('#/connections')}>
              {t('set_up')}
            </Button>
          </div>
        )}
        <ul class="popup-list">
          {views.map((view) => (
            <li key={view.connection.id}>
              <PopupConnection view={view} />
            </li>
          ))}
        </ul>
        {failing.map(({ account }) => (
          <button
            type="button"
            key={account.id}
            class="popup-line popup-trouble"
            data-id="popup-account"
            onClick={() => openOptions('#/accounts')}
          >
            <span>{account.failure && failureText(account.failure, account.name)}</span>
          </button>
        ))}
        {wrong && wrong.n > 0 && (
          <button
            type="button"
            class="popup-line"
            data-id="popup-numbers"
            onClick={() => openOptions(href({ page: 'numbers', id: wrong.accountId }))}
          >
            <span>{tn('popup_findings', wrong.n)}</span>
          </button>
        )}
        {questions > 0 && (
          <button
            type="button"
            class="popup-line"
            data-id="popup-review"
            onClick={() => openOptions('#/review')}
          >
            <span>{tn('open_questions', questions)}</span>
          </button>
        )}
      </main>
    </div>
  );
}

/** What Lineup could mend in Aircall, where a wrong number hides who is calling; of several accounts, in the one that needs it most. */
async function wrongNumbers(queries: Queries): Promise<{ accountId: string; n: number } | null> {
  const accounts = (await queries.accounts()).filter(({ account }) => account.service === 'aircall');
  const found = await Promise.all(
    accounts.map(async ({ account }) => {
      const { mendable } = await queries.findings(account.id, {}, 0, 0);
      return { accountId: account.id, n: Object.values(mendable).reduce((sum, n) => sum + n, 0) };
    }),
  );
  return found.sort((a, b) => b.n - a.n)[0] ?? null;
}
