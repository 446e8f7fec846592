/** First step: which two accounts. Aircall is always on the left. */
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { useApp } from '../app-context.tsx';
import { LinkButton } from '../controls/button.tsx';
import { ChoiceCards } from '../controls/choices.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Shown } from '../layout/page.tsx';
import { goInstead, href } from '../router.ts';
import { useLive, useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { Step } from './steps.tsx';

export function AccountsStep() {
  const { queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  return <Shown live={accounts}>{(views) => <ChooseAccounts views={views} />}</Shown>;
}

function ChooseAccounts({ views }: { views: readonly AccountView[] }) {
  const sender = useSender();
  const aircall = views.filter(({ account }) => account.service === 'aircall');
  const others = views.filter(({ account }) => account.service !== 'aircall');
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  const chosenLeft = left ?? onlyOne(aircall);
  const chosenRight = right ?? onlyOne(others);

  async function next() {
    if (!chosenLeft || !chosenRight) return;
    const sent = await sender.send('connection.draft', { left: chosenLeft, right: chosenRight });
    if (!sent.ok) return;
    const { connectionId: id, isDraft } = sent.value;
    // These two are connected already: nobody wants to set up, or to discard, a connection that runs.
    goInstead(isDraft ? { page: 'setup', id, step: 'direction' } : { page: 'connection', id });
  }

  return (
    <Step
      title={t('accounts_step_title')}
      lead={t('accounts_step_lead')}
      isBusy={sender.isBusy}
      isBlocked={!chosenLeft || !chosenRight}
      onNext={next}
    >
      <Side
        hook="left"
        label="Aircall"
        views={aircall}
        value={chosenLeft}
        missing={t('connect_aircall')}
        service="aircall"
        onChange={setLeft}
      />
      <Side
        hook="right"
        label={t('other_address_book')}
        views={others}
        value={chosenRight}
        missing={t('connect_other')}
        service={null}
        onChange={setRight}
      />
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </Step>
  );
}

function onlyOne(views: readonly AccountView[]): string | null {
  return views.length === 1 ? (views[0]?.account.id ?? null) : null;
}

function Side({
  hook,
  label,
  views,
  value,
  missing,
  service,
  onChange,
}: {
  hook: string;
  label: string;
  views: readonly AccountView[];
  value: string | null;
  missing: string;
  service: string | null;
  onChange: (id: string) => void;
}) {
  const add = (
    <LinkButton
      hook={`add-${hook}`}
      kind={views.length === 0 ? 'secondary' : 'quiet'}
      size="small"
      icon="plus"
      href={href({ page: 'add-account', service, isForSetup: true })}
    >
      {views.length === 0 ? missing : t('use_another_account')}
    </LinkButton>
  );
  return (
    <div class="side-choice">
      {views.length === 0 ? (
        <p class="field-label">{label}</p>
      ) : (
        <ChoiceCards
          hook={`choose-${hook}`}
          label={label}
          value={value}
          choices={views.map((view) => ({
            value: view.account.id,
            label: <bdi>{view.account.name}</bdi>,
            hint: <bdi>{view.account.identity.label}</bdi>,
            mark: <ServiceTile service={view.account.service} />,
          }))}
          onChange={onChange}
        />
      )}
      {add}
    </div>
  );
}
