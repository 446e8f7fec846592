/** Signing in at Microsoft; and, where the build brings no app along, how a company registers one of its own, once. */
import { OutsideLink } from '../controls/button.tsx';
import { rich, t } from '../words/words.ts';
import { GuideFrame } from './guide-frame.tsx';

const registrationsPage =
  'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';

export function MicrosoftGuide({ needsClient }: { needsClient: boolean }) {
  const signIn = [t('microsoft_step_open'), t('microsoft_step_agree'), t('microsoft_step_folder')];
  const notes = [t('microsoft_admin_note'), t('secret_note')];
  if (!needsClient) return <GuideFrame title={t('microsoft_guide')} steps={signIn} notes={notes} />;
  return (
    <GuideFrame
      title={t('microsoft_client_guide')}
      steps={[
        rich('microsoft_step_register', {
          link: (
            <OutsideLink hook="microsoft-registrations" href={registrationsPage}>
              {t('microsoft_registrations_page')}
            </OutsideLink>
          ),
        }),
        rich('microsoft_step_platform', { platform: <b>{t('microsoft_platform')}</b> }),
        rich('microsoft_step_public', { setting: <b>{t('microsoft_public_setting')}</b> }),
        rich('microsoft_step_rights', { rights: <b>Contacts.ReadWrite, User.Read, offline_access</b> }),
        t('microsoft_step_copy'),
        ...signIn,
      ]}
      notes={notes}
    />
  );
}
