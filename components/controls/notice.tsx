/** Something to know before going on: what happened and what to do. Failures are announced at once, the rest politely. */
import type { ComponentChildren } from 'preact';
import type { Failure } from '../../lib/app/api.ts';
import { failureAction, failureText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'note' | 'good' | 'attention' | 'trouble';
const icons: Record<Tone, IconName> = {
  note: 'question',
  good: 'check',
  attention: 'alert',
  trouble: 'stop',
};

export function Notice({
  tone = 'note',
  title,
  children,
  actions,
  hook,
}: {
  tone?: Tone;
  title?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  hook?: string;
}) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'trouble' ? 'alert' : undefined} data-id={hook}>
      <Icon name={icons[tone]} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        {children && <div class="notice-text">{children}</div>}
        {actions && <div class="row notice-actions">{actions}</div>}
      </div>
    </div>
  );
}

/** A failure in words. `place` is what the failing side is called, e.g. "Aircall". */
export function FailureNotice({
  failure,
  place,
  service,
  actions,
}: {
  failure: Failure;
  place?: string;
  /** Where the service is known, its own words are used. */
  service?: string;
  actions?: ComponentChildren;
}) {
  const facts = Object.entries(failure.detail).filter(([, value]) => value !== null && value !== '');
  return (
    <Notice hook="failure" tone="trouble" title={failureText(failure, place, service)} actions={actions}>
      <p>{failureAction(failure, place, service)}</p>
      {facts.length > 0 && (
        <details class="facts">
          <summary>{t('technical_details')}</summary>
          <code dir="ltr">
            {[failure.code, ...facts.map(([name, value]) => `${name}: ${value}`)].join('\n')}
          </code>
        </details>
      )}
    </Notice>
  );
}
