/** The rules of a connection that is set up: what may be changed at any time, and that a new preview follows. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { ConnectionName } from '../connection/connection-name.tsx';
import { Outdated } from '../connection/outdated.tsx';
import { WithConnection } from '../connection/with-connection.tsx';
import { Notice } from '../controls/notice.tsx';
import { Page } from '../layout/page.tsx';
import { href } from '../router.ts';
import { t } from '../words/words.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { RulesOverview, showFaulty } from './rules-overview.tsx';
import { SaveBar } from './save-bar.tsx';
import { useRules } from './use-rules.ts';

export function RulesPage({ id }: { id: string }) {
  return <WithConnection id={id}>{(view) => <Whole view={view} />}</WithConnection>;
}

function Whole({ view }: { view: ConnectionView }) {
  const { connection } = view;
  const edited = useRules(view);
  return (
    <Page
      title={t('rules')}
      titleText={t('rules')}
      lead={<ConnectionName view={view} />}
      back={
        connection.stage === 'draft'
          ? { href: href({ page: 'setup', id: connection.id, step: 'rules' }), label: t('new_connection') }
          : { href: href({ page: 'connection', id: connection.id }), label: connection.name }
      }
    >
      <Outdated view={view} />
      <Notice title={t('rules_never_delete')}>
        <p>{t('rules_never_delete_text')}</p>
      </Notice>
      <RulesOverview edited={edited} level={2} />
      <SaveBar edited={edited} onFaulty={() => showFaulty(edited)} />
      <LeaveGuard edited={edited} />
    </Page>
  );
}
