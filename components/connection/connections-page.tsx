/** All connections, each with its state in one line; before there is any, the way to the first one. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { StateDot } from '../controls/state.tsx';
import { Page, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { useLive, useNow } from '../use-live.ts';
import { Welcome } from '../welcome/welcome.tsx';
import { relative } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { ConnectionName } from './connection-name.tsx';
import { healthWords } from './health.ts';

export function ConnectionsPage() {
  const { queries } = useApp();
  const live = useLive(
    async () => ({ views: await queries.connections(), accounts: await queries.accounts() }),
    [],
  );
  return (
    <Shown live={live}>
      {({ views, accounts }) =>
        views.length === 0 ? (
          <Welcome accounts={accounts} />
        ) : (
          <Page
            title={t('nav_connections')}
            titleText={t('nav_connections')}
            lead={t('connections_lead')}
            actions={
              <LinkButton
                hook="new-connection"
                kind="primary"
                icon="plus"
                href={href({ page: 'setup', id: null, step: 'accounts' })}
              >
                {t('new_connection')}
              </LinkButton>
            }
          >
            <ul class="cards">
              {views.map((view) => (
                <li key={view.connection.id}>
                  <ConnectionCard view={view} />
                </li>
              ))}
            </ul>
          </Page>
        )
      }
    </Shown>
  );
}

/** Where a connection is to be opened: a draft where its setup stands. */
export function routeOf(view: ConnectionView): string {
  const { id, stage } = view.connection;
  if (stage !== 'draft') return href({ page: 'connection', id });
  return view.openRun || view.lastRun
    ? href({ page: 'preview', id })
    : href({ page: 'setup', id, step: 'direction' });
}

function ConnectionCard({ view }: { view: ConnectionView }) {
  const now = useNow();
  const { connection } = view;
  const health = healthWords(view);
  return (
    <a class="card" href={routeOf(view)} data-id="open-connection">
      <span class="card-tiles">
        <ServiceTile service={view.left.account.service} />
        <ServiceTile service={view.right.account.service} />
      </span>
      <span class="card-words">
        <span class="card-title">
          <ConnectionName view={view} />
        </span>
        <span class="muted">{health.text}</span>
      </span>
      <span class="card-state">
        <StateDot tone={health.tone}>{health.title}</StateDot>
        {connection.lastRunAt !== null && (
          <span class="muted small">{t('last_run_at', { when: relative(connection.lastRunAt, now) })}</span>
        )}
      </span>
      <Icon name="right" size={16} />
    </a>
  );
}
