/** The fields that a service asks for. Their labels and hints come from the catalogue by `<service>_<field>`. */
import { useState } from 'preact/hooks';
import type { CredentialField, Credentials, Failure, ServiceView } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { ChoiceCards } from '../controls/choices.tsx';
import { TextField } from '../controls/field.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { t, tryWords } from '../words/words.ts';
import { providers } from './providers.ts';
import { serviceTitle } from './service-look.tsx';

export function CredentialsForm({
  service,
  credentials,
  provider,
  isBusy,
  isChecked,
  failure,
  onChange,
  onProvider,
  onCheck,
}: {
  service: ServiceView;
  credentials: Credentials;
  provider: string | null;
  isBusy: boolean;
  isChecked: boolean;
  failure: Failure | null;
  onChange: (id: string, value: string) => void;
  onProvider: (id: string | null, address: string) => void;
  onCheck: () => void;
}) {
  const [isTried, setTried] = useState(false);
  const isMissing = (field: CredentialField) => field.required && !credentials[field.id]?.trim();
  const known = providers.find((one) => one.id === provider);

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!service.credentialFields.some(isMissing)) onCheck();
  }

  return (
    <form class="form" onSubmit={submit} noValidate data-id="credentials">
      {service.id === 'carddav' && (
        <ChoiceCards
          hook="provider"
          label={t('carddav_where')}
          isCompact
          value={provider}
          choices={[
            ...providers.map((one) => ({ value: one.id as string, label: one.name })),
            { value: 'other', label: t('carddav_other') },
          ]}
          onChange={(id) => onProvider(id, providers.find((one) => one.id === id)?.address ?? '')}
        />
      )}
      {service.credentialFields.map((field) => (
        <TextField
          key={field.id}
          hook={`field-${field.id}`}
          label={tryWords(`${service.id}_${field.id}`) ?? field.id}
          hint={tryWords(`${service.id}_${field.id}_hint`) ?? undefined}
          isOptional={!field.required}
          error={isTried && isMissing(field) ? t('field_missing') : undefined}
          type={field.kind === 'secret' ? 'password' : 'text'}
          inputMode={field.kind === 'url' ? 'url' : undefined}
          placeholder={field.kind === 'url' ? (known?.placeholder ?? 'https://') : undefined}
          autoComplete="off"
          spellcheck={false}
          value={credentials[field.id] ?? ''}
          onInput={(value) => onChange(field.id, value)}
        />
      ))}
      {failure && (
        <FailureNotice failure={failure} place={known?.name ?? serviceTitle(service)} service={service.id} />
      )}
      {!isChecked && (
        <div class="row">
          <Button hook="check-account" kind="primary" type="submit" isBusy={isBusy}>
            {isBusy ? t('checking') : t('check_account')}
          </Button>
          <span class="muted small">{t('check_note')}</span>
        </div>
      )}
    </form>
  );
}
