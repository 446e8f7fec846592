/**
 * Signing in to a service: type the credentials, let them be checked by a real call (the browser asks for the host on that very click),
 * then choose, name and save. Credentials live in this form only until they are saved.
 */
import { useRef, useState } from 'preact/hooks';
import type { AccountView, CommandOutput, Credentials, Failure, ServiceView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { useLive, useSender } from '../use-live.ts';
import { accountNameFor } from './account-name.ts';
import { goOnWithAccount } from './after-account.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { Guide } from './guide.tsx';
import { type AccountDetails, SaveAccount } from './save-account.tsx';

export type Checked = CommandOutput<'account.check'>;

export function SignIn({
  service,
  existing,
  isForSetup,
}: {
  service: ServiceView;
  existing?: AccountView;
  isForSetup: boolean;
}) {
  const { askForHosts, originsFor, queries } = useApp();
  const accounts = useLive(() => queries.accounts(), []);
  const sender = useSender();
  const [credentials, setCredentials] = useState<Credentials>({});
  const [provider, setProvider] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const isAsking = useRef(false);

  function change(id: string, value: string) {
    setCredentials((old) => ({ ...old, [id]: value }));
    setChecked(null);
    sender.fail(null);
  }

  function choose(name: string | null, address: string) {
    setProvider(name);
    setCredentials((old) => ({ ...old, address }));
    setChecked(null);
    sender.fail(null);
  }

  /** Called in the click itself: nothing is awaited before the browser is asked. */
  function check() {
    if (isAsking.current) return;
    const origins = originsFor(service.id, credentials);
    if (!Array.isArray(origins)) {
      sender.fail(origins as Failure);
      return;
    }
    isAsking.current = true;
    askForHosts(origins)
      .then(async (isAllowed) => {
        if (!isAllowed) {
          sender.fail({ code: 'permission-missing', detail: {}, side: null });
          return;
        }
        const sent = await sender.send('account.check', {
          service: service.id,
          credentials,
          ...(existing ? { accountId: existing.account.id } : {}),
        });
        if (sent.ok) setChecked(sent.value);
      })
      .finally(() => {
        isAsking.current = false;
      });
  }

  async function save(details: AccountDetails) {
    const sent = await sender.send('account.save', {
      service: service.id,
      credentials,
      ...details,
      ...(existing ? { accountId: existing.account.id } : {}),
    });
    if (sent.ok) await goOnWithAccount(queries, { isNew: existing === undefined, isForSetup });
  }

  return (
    <div class="two-columns">
      <div class="form">
        <CredentialsForm
          service={service}
          credentials={credentials}
          provider={provider}
          isBusy={sender.isBusy && !checked}
          failure={checked ? null : sender.failure}
          isChecked={checked !== null}
          isExisting={existing !== undefined}
          onChange={change}
          onProvider={choose}
          onCheck={check}
        />
        {checked && (
          <SaveAccount
            key={checked.identity.id}
            service={service.id}
            checked={checked}
            name={
              existing?.account.name ??
              accountNameFor(service.id, credentials, checked.identity.label, accounts.value ?? [])
            }
            {...(existing ? { country: existing.account.defaultCountry } : {})}
            isBusy={sender.isBusy}
            failure={sender.failure}
            onSave={save}
          />
        )}
      </div>
      <Guide service={service} provider={provider} />
    </div>
  );
}
