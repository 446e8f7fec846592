/** One connection: its state in a line, sync now and pause, its people by state, its runs, its settings. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { Button, LinkButton } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Page, Section } from '../layout/page.tsx';
import { href } from '../router.ts';
import { RulesSummary } from '../rules/rules-summary.tsx';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { ConnectionName } from './connection-name.tsx';
import { Doubts } from './doubts.tsx';
import { HealthLists } from './health-lists.tsx';
import { RunTable } from './run-table.tsx';
import { Settings } from './settings.tsx';
import { StatePanel } from './state-panel.tsx';
import { WithConnection } from './with-connection.tsx';

export function ConnectionPage({ id }: { id: string }) {
  return <WithConnection id={id}>{(view) => <Whole view={view} />}</WithConnection>;
}

function Whole({ view }: { view: ConnectionView }) {
  const { connection } = view;
  const sync = useSender();
  const pause = useSender();
  const isPaused = connection.stage === 'paused';
  const isRunning =
    view.openRun !== null && view.openRun.phase !== 'braked' && view.openRun.phase !== 'ready';
  const failure = sync.failure ?? pause.failure;
  return (
    <Page
      title={<bdi>{connection.name}</bdi>}
      titleText={connection.name}
      lead={<ConnectionName view={view} />}
      back={{ href: href({ page: 'connections' }), label: t('nav_connections') }}
      actions={
        connection.stage === 'draft' ? (
          <LinkButton
            hook="go-on-setup"
            kind="primary"
            href={href({ page: 'setup', id: connection.id, step: 'direction' })}
          >
            {t('go_on_setup')}
          </LinkButton>
        ) : (
          <>
            <Button
              hook={isPaused ? 'resume' : 'pause'}
              icon={isPaused ? 'play' : 'pause'}
              isBusy={pause.isBusy}
              onClick={() =>
                pause.send('connection.pause', { connectionId: connection.id, paused: !isPaused })
              }
            >
              {isPaused ? t('resume') : t('pause')}
            </Button>
            <Button
              hook="sync-now"
              kind="primary"
              icon="refresh"
              isBusy={sync.isBusy || isRunning}
              isDisabled={isPaused || connection.stage === 'stopped'}
              onClick={() => sync.send('connection.syncNow', { connectionId: connection.id })}
            >
              {t('sync_now')}
            </Button>
          </>
        )
      }
    >
      {failure && <FailureNotice failure={failure} />}
      <StatePanel view={view} />
      <Doubts view={view} />
      <HealthLists view={view} />
      <Section title={t('runs')}>
        <RunTable view={view} limit={10} />
      </Section>
      <RulesSummary view={view} />
      <Settings view={view} />
    </Page>
  );
}
