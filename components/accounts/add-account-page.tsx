/** Adding an account: which service, then its sign-in. */
import { useApp } from '../app-context.tsx';
import { Icon } from '../controls/icon.tsx';
import { ImportFile } from '../files/import-file.tsx';
import { Page } from '../layout/page.tsx';
import { href } from '../router.ts';
import { t } from '../words/words.ts';
import { connectTitle, ServiceTile, serviceHint, serviceTitle } from './service-look.tsx';
import { SignIn } from './sign-in.tsx';

export function AddAccountPage({ service, isForSetup }: { service: string | null; isForSetup: boolean }) {
  const { queries } = useApp();
  const services = queries.services();
  const chosen = services.find((one) => one.id === service);
  const accounts = { href: href({ page: 'accounts' }), label: t('nav_accounts') };
  if (!chosen) {
    return (
      <Page
        title={t('add_account')}
        titleText={t('add_account')}
        lead={t('add_account_lead')}
        back={accounts}
        isNarrow
      >
        <ul class="services">
          {services.map((one) => (
            <li key={one.id}>
              <a
                class="service"
                data-id={`service-${one.id}`}
                href={href({ page: 'add-account', service: one.id, isForSetup })}
              >
                <ServiceTile service={one.id} />
                <span class="service-words">
                  <span class="service-name">{serviceTitle(one)}</span>
                  <span class="muted">{serviceHint(one.id)}</span>
                </span>
                <Icon name="right" size={16} />
              </a>
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  const title = connectTitle(chosen);
  return (
    <Page title={title} titleText={title} back={accounts} lead={serviceHint(chosen.id)}>
      {chosen.signsInBy === 'file' ? (
        <ImportFile isForSetup={isForSetup} />
      ) : (
        <SignIn service={chosen} isForSetup={isForSetup} />
      )}
    </Page>
  );
}
