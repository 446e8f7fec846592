/** Signing in at Google; and, where the build brings no client along, how a company makes one of its own, once. */
import { OutsideLink } from '../controls/button.tsx';
import { rich, t } from '../words/words.ts';
import { GuideFrame } from './guide-frame.tsx';

const apiPage = 'https://console.cloud.google.com/apis/library/people.googleapis.com';
const clientsPage = 'https://console.cloud.google.com/auth/clients';

export function GoogleGuide({ needsClient }: { needsClient: boolean }) {
  const signIn = [
    t('google_step_open'),
    rich('google_step_tick', { right: <b>{t('google_contacts_right')}</b> }),
  ];
  if (!needsClient)
    return (
      <GuideFrame
        title={t('google_guide')}
        steps={signIn}
        notes={[t('google_signed_in_note'), t('secret_note')]}
      />
    );
  return (
    <GuideFrame
      title={t('google_client_guide')}
      steps={[
        rich('google_step_api', {
          link: (
            <OutsideLink hook="google-api" href={apiPage}>
              Google People API
            </OutsideLink>
          ),
        }),
        rich('google_step_client', {
          link: (
            <OutsideLink hook="google-clients" href={clientsPage}>
              {t('google_clients_page')}
            </OutsideLink>
          ),
          kind: <b>{t('google_client_kind')}</b>,
        }),
        rich('google_step_redirect', { field: <b>{t('google_redirect_field')}</b> }),
        t('google_step_audience'),
        t('google_step_copy'),
        ...signIn,
      ]}
      notes={[t('google_signed_in_note'), t('secret_note')]}
    />
  );
}
