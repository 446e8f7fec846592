/** What can be changed about an account: its name, its default country, its share of requests, its sign-in; and its removal. */
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/app/api.ts';
import { Button, LinkButton } from '../controls/button.tsx';
import { CountryField } from '../controls/country-field.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { TextField } from '../controls/field.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { ExportAccount } from '../files/export-account.tsx';
import { href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { count, dateTime } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { RemoveAccount } from './remove-account.tsx';
import { againTitle } from './service-look.tsx';

export function AccountSheet({ view, onClose }: { view: AccountView; onClose: () => void }) {
  const { account } = view;
  const sender = useSender();
  const [name, setName] = useState(account.name);
  const [country, setCountry] = useState(account.defaultCountry);
  const [pace, setPace] = useState(String(account.requestsPerMinute ?? ''));
  const [isRemoving, setRemoving] = useState(false);
  const paceNumber = Number(pace);
  const mostPerMinute = view.mostPerMinute ?? 60;
  const isPaceGood = account.requestsPerMinute === null || (paceNumber >= 1 && paceNumber <= mostPerMinute);

  async function save() {
    const sent = await sender.send('account.change', {
      accountId: account.id,
      name: name.trim(),
      defaultCountry: country,
      ...(account.requestsPerMinute === null ? {} : { requestsPerMinute: paceNumber }),
    });
    if (sent.ok) onClose();
  }

  if (isRemoving) return <RemoveAccount view={view} onCancel={() => setRemoving(false)} onDone={onClose} />;
  return (
    <Dialog
      hook="account-sheet"
      shape="sheet"
      title={t('account_settings')}
      onClose={onClose}
      actions={
        <>
          <Button
            hook="save-changes"
            kind="primary"
            isBusy={sender.isBusy}
            isDisabled={name.trim() === '' || !isPaceGood}
            onClick={save}
          >
            {t('save')}
          </Button>
          <Button hook="cancel-changes" kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <dl class="facts-list">
        <dt>{t('service')}</dt>
        <dd>{view.serviceName}</dd>
        <dt>{t('belongs_to')}</dt>
        <dd>
          <bdi>{account.identity.label}</bdi>
        </dd>
        <dt>{t('connected_at')}</dt>
        <dd>{dateTime(account.createdAt)}</dd>
      </dl>
      <div class="form">
        <TextField
          hook="field-name"
          label={t('account_name')}
          value={name}
          onInput={setName}
          maxLength={60}
        />
        <CountryField value={country} onChange={setCountry} />
        {account.requestsPerMinute !== null && (
          <TextField
            hook="field-requests_per_minute"
            label={t('requests_per_minute')}
            hint={t('requests_per_minute_hint', { most: count(mostPerMinute), place: view.serviceName })}
            error={isPaceGood ? undefined : t('requests_per_minute_wrong', { most: count(mostPerMinute) })}
            type="number"
            min={1}
            max={mostPerMinute}
            value={pace}
            onInput={setPace}
          />
        )}
        {sender.failure && <FailureNotice failure={sender.failure} place={account.name} />}
      </div>
      <ExportAccount view={view} />
      <div class="sheet-more">
        <LinkButton
          hook="authorise"
          icon="key"
          size="small"
          href={href({ page: 'authorise', id: account.id })}
        >
          {againTitle(account.service)}
        </LinkButton>
        <Button
          hook="remove-account"
          kind="danger"
          icon="trash"
          size="small"
          onClick={() => setRemoving(true)}
        >
          {t('remove_account')}
        </Button>
      </div>
    </Dialog>
  );
}
