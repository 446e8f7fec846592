/** Signing in again for an account that exists, or a newer file for one that is a file: its name, country and contacts are kept. */
import { useApp } from '../app-context.tsx';
import { ImportFile } from '../files/import-file.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t, tryWords } from '../words/words.ts';
import { againTitle } from './service-look.tsx';
import { SignIn } from './sign-in.tsx';

export function AuthorisePage({ id }: { id: string }) {
  const { queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  const view = accounts.value?.find(({ account }) => account.id === id);
  const service = queries.services().find((one) => one.id === view?.account.service);
  const title = againTitle(service?.id ?? '');
  return (
    <Page
      title={title}
      titleText={title}
      lead={tryWords(`${service?.id}_again_lead`) ?? t('authorise_lead')}
      back={{ href: href({ page: 'accounts' }), label: t('nav_accounts') }}
    >
      <Shown live={accounts}>
        {() => {
          if (!view || !service) return <Empty title={t('account_gone')} />;
          if (service.signsInBy === 'file') return <ImportFile existing={view} isForSetup={false} />;
          return <SignIn service={service} existing={view} isForSetup={false} />;
        }}
      </Shown>
    </Page>
  );
}
