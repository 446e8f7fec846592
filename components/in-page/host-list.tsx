/** The pages with warnings, by host name: Aircall's own and those that the user adds. */
import { useRef, useState } from 'preact/hooks';
import { hostOf } from '../../lib/app/host-name.ts';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/field.tsx';
import { t } from '../words/words.ts';

export function HostList({
  hosts,
  onChange,
}: {
  hosts: readonly string[];
  /** `added`: the host that is new. Gives whether the change was made. */
  onChange: (hosts: readonly string[], added: string | null) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const form = useRef<HTMLFormElement>(null);

  async function add(event: Event) {
    event.preventDefault();
    const host = hostOf(text);
    if (host === null) return setError(t('in_page_host_bad'));
    if (hosts.includes(host)) return setError(t('in_page_host_there'));
    if (await onChange([...hosts, host], host)) setText('');
  }
  async function remove(host: string) {
    await onChange(
      hosts.filter((one) => one !== host),
      null,
    );
    // The button that had the focus is gone.
    form.current?.querySelector('input')?.focus();
  }

  return (
    <div class="in-page-hosts">
      <ul class="host-list">
        {hosts.map((host) => (
          <li key={host} class="host">
            <span dir="ltr">{host}</span>
            <Button
              hook="remove-host"
              kind="quiet"
              size="small"
              icon="close"
              label={t('in_page_remove_host', { host })}
              onClick={() => void remove(host)}
            />
          </li>
        ))}
      </ul>
      <form class="host-form" ref={form} onSubmit={add} noValidate>
        <TextField
          hook="field-host"
          label={t('in_page_host')}
          hint={t('in_page_host_hint')}
          error={error}
          value={text}
          inputMode="url"
          spellcheck={false}
          onInput={(value) => {
            setText(value);
            setError('');
          }}
        />
        <Button hook="add-host" type="submit">
          {t('in_page_add_host')}
        </Button>
      </form>
    </div>
  );
}
