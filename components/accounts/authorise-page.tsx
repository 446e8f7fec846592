/** Signing in again for an account that exists: the same form; its name, country and contacts are kept. */
import { useApp } from '../app-context.tsx';
import { ImportFile } from '../files/import-file.tsx';
import { Empty, Page, Shown } from '../layout/page.tsx';
import { href } from '../router.ts';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';
import { SignIn } from './sign-in.tsx';

export function AuthorisePage({ id }: { id: string }) {
  const { queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  const title = t('sign_in_again');
  return (
    <Page
      title={title}
      titleText={title}
      lead={t('authorise_lead')}
      back={{ href: href({ page: 'accounts' }), label: t('nav_accounts') }}
    >
      <Shown live={accounts}>
        {(views) => {
          const view = views.find(({ account }) => account.id === id);
          const service = queries.services().find((one) => one.id === view?.account.service);
          if (!view || !service) return <Empty title={t('account_gone')} />;
          if (service.signsInBy === 'file') return <ImportFile existing={view} isForSetup={false} />;
          return <SignIn service={service} existing={view} isForSetup={false} />;
        }}
      </Shown>
    </Page>
  );
}
