/** A page's head (way back, heading, one line of explanation, actions) and its sections; and what it shows while it waits or fails. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Loading } from '../controls/progress.tsx';
import type { Live } from '../use-live.ts';
import { t } from '../words/words.ts';

export function Page({
  title,
  titleText,
  lead,
  back,
  actions,
  isNarrow = false,
  children,
}: {
  title: ComponentChildren;
  /** For the browser's tab. */
  titleText: string;
  lead?: ComponentChildren;
  back?: { readonly href: string; readonly label: string };
  actions?: ComponentChildren;
  isNarrow?: boolean;
  children: ComponentChildren;
}) {
  useEffect(() => {
    document.title = `${titleText} · Lineup`;
  }, [titleText]);
  return (
    <div class={isNarrow ? 'page page-narrow' : 'page'}>
      {back && (
        <a class="back" href={back.href} data-id="back">
          <Icon name="left" size={16} />
          <span>{back.label}</span>
        </a>
      )}
      <header class="page-head">
        <div class="page-title">
          <h1>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="row page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Section({
  title,
  lead,
  actions,
  children,
}: {
  title?: ComponentChildren;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="section">
      {title && (
        <header class="section-head">
          <div>
            <h2>{title}</h2>
            {lead && <p class="section-lead">{lead}</p>}
          </div>
          {actions && <div class="row">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Shows the value of a live query, or that it is loading, or why it failed. */
export function Shown<T>({ live, children }: { live: Live<T>; children: (value: T) => ComponentChildren }) {
  switch (live.state) {
    case 'loading':
      return <Loading label={t('loading')} />;
    case 'failed':
      return <FailureNotice failure={live.failure} />;
    case 'ready':
      return <>{children(live.value)}</>;
  }
}

export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <p class="empty-text">{children}</p>}
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}
