/** Where to find what the form asks for, step by step. */
import type { ServiceView } from '../../lib/app/api.ts';
import { OutsideLink } from '../controls/button.tsx';
import { rich, t } from '../words/words.ts';
import { GoogleGuide } from './google-guide.tsx';
import { GuideFrame } from './guide-frame.tsx';
import { MicrosoftGuide } from './microsoft-guide.tsx';
import { providers } from './providers.ts';

const apiKeysPage = 'https://dashboard.aircall.io/integrations/api-keys';

export function Guide({ service: about, provider }: { service: ServiceView; provider: string | null }) {
  const service = about.id;
  if (service === 'google')
    return <GoogleGuide needsClient={about.credentialFields.some((field) => field.required)} />;
  if (service === 'microsoft')
    return <MicrosoftGuide needsClient={about.credentialFields.some((field) => field.required)} />;
  if (service === 'aircall') return <AircallGuide />;
  if (service === 'hubspot') return <HubspotGuide />;
  if (service === 'pipedrive') return <PipedriveGuide />;
  if (service === 'carddav') return <AddressBookGuide provider={provider} />;
  return null;
}

function AircallGuide() {
  return (
    <GuideFrame
      title={t('aircall_guide')}
      steps={[
        rich('aircall_step_open', {
          link: (
            <OutsideLink hook="aircall-api-keys" href={apiKeysPage}>
              {t('aircall_api_keys_page')}
            </OutsideLink>
          ),
        }),
        rich('aircall_step_new', { button: <b>{t('aircall_new_key_button')}</b> }),
        t('aircall_step_copy'),
      ]}
      notes={[t('aircall_admin_note'), t('secret_note')]}
    />
  );
}

function PipedriveGuide() {
  return (
    <GuideFrame
      title={t('pipedrive_guide')}
      steps={[t('pipedrive_step_open'), t('pipedrive_step_api'), t('pipedrive_step_copy')]}
      notes={[t('pipedrive_tokens_note'), t('secret_note')]}
    />
  );
}

function HubspotGuide() {
  const scopes = (...names: string[]) => <ScopeNames names={names} />;
  return (
    <GuideFrame
      title={t('hubspot_guide')}
      steps={[
        rich('hubspot_step_open', { menu: <b>{t('hubspot_menu')}</b> }),
        rich('hubspot_step_new', {
          button: <b>{t('hubspot_new_key_button')}</b>,
          scopes: scopes(
            'crm.objects.contacts.read',
            'crm.objects.contacts.write',
            'crm.schemas.contacts.read',
          ),
        }),
        rich('hubspot_step_more', {
          scopes: scopes('crm.objects.owners.read', 'crm.lists.read', 'crm.objects.companies.read'),
        }),
        t('hubspot_step_copy'),
      ]}
      notes={[t('hubspot_admin_note'), t('hubspot_notes_note'), t('secret_note')]}
    />
  );
}

/** Names of a service's own, to be found again there letter by letter. */
function ScopeNames({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <code key={name} translate={false}>
            {name}
          </code>
        </>
      ))}
    </>
  );
}

function AddressBookGuide({ provider }: { provider: string | null }) {
  const known = providers.find((one) => one.id === provider);
  const page = known?.passwordPage && (
    <OutsideLink hook="app-password-page" href={known.passwordPage}>
      {new URL(known.passwordPage).host}
    </OutsideLink>
  );
  const notes = [t('carddav_password_note'), t('secret_note')];
  switch (known?.id) {
    case 'icloud':
      return (
        <GuideFrame
          title={t('app_password_guide', { name: known.name })}
          steps={[rich('icloud_step_open', { link: page }), t('icloud_step_new'), t('icloud_step_copy')]}
          notes={notes}
        />
      );
    case 'fastmail':
      return (
        <GuideFrame
          title={t('app_password_guide', { name: known.name })}
          steps={[
            rich('fastmail_step_open', { link: page }),
            t('fastmail_step_new'),
            t('fastmail_step_copy'),
          ]}
          notes={notes}
        />
      );
    case 'nextcloud':
      return (
        <GuideFrame
          title={t('app_password_guide', { name: known.name })}
          steps={[t('nextcloud_step_open'), t('nextcloud_step_new'), t('nextcloud_step_copy')]}
          notes={notes}
        />
      );
    default:
      return (
        <GuideFrame
          title={t('carddav_guide')}
          steps={[t('carddav_step_address'), t('carddav_step_user'), t('carddav_step_password')]}
          notes={notes}
        />
      );
  }
}
