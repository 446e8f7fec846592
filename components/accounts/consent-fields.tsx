/**
 * What may be typed before a sign-in in the service's own window: a client of one's own, with the address that it must be registered with.
 * Folded away where the build brings a client along.
 */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/field.tsx';
import { t } from '../words/words.ts';

export function ConsentFields({
  service,
  isFolded,
  children,
}: {
  service: string;
  isFolded: boolean;
  children: ComponentChildren;
}) {
  const redirect = useApp().redirectFor(service);
  const content = (
    <div class="form">
      {children}
      {redirect !== null && <RedirectAddress address={redirect} />}
    </div>
  );
  if (!isFolded) return content;
  return (
    <details class="fold">
      <summary data-id="own-client">
        <span class="fold-title">{t('own_client')}</span>
        <span class="muted small">{t('own_client_lead')}</span>
      </summary>
      <div class="fold-body">{content}</div>
    </details>
  );
}

/** To be taken to the service's own page letter by letter. */
function RedirectAddress({ address }: { address: string }) {
  const [isCopied, setCopied] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  /** Where the browser gives no clipboard, the text is marked, to be copied by hand. */
  const mark = () => place.current?.querySelector('input')?.select();
  return (
    <div class="copy-field" ref={place}>
      <TextField
        hook="redirect-address"
        label={t('redirect_address')}
        hint={t('redirect_address_hint')}
        readOnly
        value={address}
        onInput={() => {}}
      />
      <Button
        hook="copy-redirect"
        onClick={() => {
          void navigator.clipboard.writeText(address).then(() => setCopied(true), mark);
        }}
      >
        {t('copy')}
      </Button>
      <span class="muted small" role="status">
        {isCopied ? t('copied') : ''}
      </span>
    </div>
  );
}
