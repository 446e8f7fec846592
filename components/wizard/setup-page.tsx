/** Setting up a connection, step by step. What was chosen is kept in the store as a draft, so one can leave and take it up again. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { WithConnection } from '../connection/with-connection.tsx';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Page } from '../layout/page.tsx';
import { goInstead, href, type SetupStep } from '../router.ts';
import { dropDraft } from '../rules/draft-store.ts';
import { RulesStep } from '../rules/rules-step.tsx';
import { useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { AccountsStep } from './accounts-step.tsx';
import { DirectionStep } from './direction-step.tsx';
import { FieldsStep } from './fields-step.tsx';
import { NumbersStep } from './numbers-step.tsx';
import { OwnSyncStep } from './own-sync-step.tsx';
import { Steps } from './steps.tsx';

export function SetupPage({ id, step }: { id: string | null; step: SetupStep }) {
  const isAccounts = id === null || step === 'accounts';
  return (
    <Page
      title={t('new_connection')}
      titleText={t('new_connection')}
      back={{ href: href({ page: 'connections' }), label: t('nav_connections') }}
      isNarrow
    >
      <Steps current={isAccounts ? 'accounts' : step} connectionId={id} />
      {id === null || isAccounts ? <AccountsStep /> : <DraftStep id={id} step={step} />}
      {id !== null && <Discard id={id} />}
    </Page>
  );
}

function DraftStep({ id, step }: { id: string; step: SetupStep }) {
  return <WithConnection id={id}>{(view) => <StepOf view={view} step={step} />}</WithConnection>;
}

/** A draft has done nothing yet, so it goes without a question. */
function Discard({ id }: { id: string }) {
  const sender = useSender();
  async function discard() {
    const sent = await sender.send('connection.remove', { connectionId: id });
    if (!sent.ok) return;
    dropDraft(id);
    goInstead({ page: 'connections' });
  }
  return (
    <div class="stack discard">
      <Button hook="discard-draft" kind="quiet" size="small" isBusy={sender.isBusy} onClick={discard}>
        {t('discard_draft')}
      </Button>
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </div>
  );
}

function StepOf({ view, step }: { view: ConnectionView; step: SetupStep }) {
  switch (step) {
    case 'accounts':
    case 'direction':
      return <DirectionStep view={view} />;
    case 'rules':
      return <RulesStep view={view} />;
    case 'fields':
      return <FieldsStep view={view} />;
    case 'numbers':
      return <NumbersStep view={view} />;
    case 'own-sync':
      return <OwnSyncStep view={view} />;
  }
}
