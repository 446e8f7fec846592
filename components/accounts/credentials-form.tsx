/** What a service asks for before a sign-in, and the button that begins it: a check of what was typed, or the service's own window. */
import { useState } from 'preact/hooks';
import type { CredentialField, Credentials, Failure, ServiceView } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { ChoiceCards } from '../controls/choices.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { t, tryWords } from '../words/words.ts';
import { ConsentFields } from './consent-fields.tsx';
import { CredentialInput } from './credential-input.tsx';
import { providers } from './providers.ts';
import { serviceTitle } from './service-look.tsx';

export function CredentialsForm({
  service,
  credentials,
  provider,
  isBusy,
  isChecked,
  isExisting,
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
  /** Signing in again to an account that is there. */
  isExisting: boolean;
  failure: Failure | null;
  onChange: (id: string, value: string) => void;
  onProvider: (id: string | null, address: string) => void;
  onCheck: () => void;
}) {
  const [isTried, setTried] = useState(false);
  // An account that exists has a client id already.
  const isNeeded = (field: CredentialField) =>
    field.required && !(isExisting && service.signsInBy === 'consent');
  const isMissing = (field: CredentialField) => isNeeded(field) && !credentials[field.id]?.trim();
  const known = providers.find((one) => one.id === provider);

  const isConsent = service.signsInBy === 'consent';
  const busyWords = isConsent ? 'signing_in' : 'checking';
  const buttonWords = isConsent
    ? (tryWords(`${service.id}_sign_in`) ?? t('sign_in_with', { name: service.name }))
    : t('check_account');

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!service.credentialFields.some(isMissing)) onCheck();
  }

  const inputs = service.credentialFields.map((field) => (
    <CredentialInput
      key={field.id}
      service={service.id}
      field={field}
      value={credentials[field.id] ?? ''}
      isOptional={!isNeeded(field)}
      isMissing={isTried && isMissing(field)}
      {...(known ? { placeholder: known.placeholder } : {})}
      onInput={(value) => onChange(field.id, value)}
    />
  ));

  // Few need it where the build brings a client along: it stands below the one button that everybody needs.
  const isFolded = !service.credentialFields.some(isNeeded);
  const consentFields = (
    <ConsentFields service={service.id} isFolded={isFolded}>
      {inputs}
    </ConsentFields>
  );

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
      {!isConsent && inputs}
      {isConsent && !isFolded && consentFields}
      {failure && (
        <FailureNotice failure={failure} place={known?.name ?? serviceTitle(service)} service={service.id} />
      )}
      {!isChecked && (
        <div class="row">
          <Button hook="check-account" kind="primary" type="submit" isBusy={isBusy}>
            {isBusy ? t(busyWords) : buttonWords}
          </Button>
          <span class="muted small">{t(isConsent ? 'consent_note' : 'check_note')}</span>
        </div>
      )}
      {isConsent && isFolded && !isChecked && consentFields}
    </form>
  );
}
