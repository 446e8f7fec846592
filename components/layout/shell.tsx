/** The frame of the options page: navigation at the left, the page at the right. After each move the page's heading gets the focus. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { useLive } from '../use-live.ts';
import { count } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';
import { Wordmark } from './mark.tsx';

export type Room = 'connections' | 'accounts' | 'numbers' | 'review' | 'in-page' | 'history';

export function Shell({
  room,
  place,
  children,
}: {
  room: Room;
  /** Changes with every move. */
  place: string;
  children: ComponentChildren;
}) {
  const { queries } = useApp();
  const open = useLive(() => queries.connections(), []);
  const questions = (open.value ?? []).reduce(
    (sum, view) => sum + view.reviews + (view.openRun?.phase === 'braked' ? 1 : 0),
    0,
  );
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [place]);
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {t('skip_to_content')}
      </button>
      <nav class="sidebar" aria-label={t('navigation')}>
        <Wordmark />
        <ul class="sidebar-list">
          <Item room="connections" current={room} label={t('nav_connections')} />
          <Item room="accounts" current={room} label={t('nav_accounts')} />
          <Item room="numbers" current={room} label={t('nav_numbers')} />
          <Item room="review" current={room} label={t('nav_review')}>
            {questions > 0 && (
              <span class="sidebar-count">
                <span aria-hidden="true">{count(questions)}</span>
                <span class="hidden">{tn('open_questions', questions)}</span>
              </span>
            )}
          </Item>
          <Item room="in-page" current={room} label={t('nav_in_page')} />
          <Item room="history" current={room} label={t('nav_history')} />
        </ul>
        <p class="sidebar-foot">
          <Icon name="shield" size={16} />
          <span>{t('stays_here')}</span>
        </p>
      </nav>
      <main id="main" class="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Item({
  room,
  current,
  label,
  children,
}: {
  room: Room & IconName;
  current: Room;
  label: string;
  children?: ComponentChildren;
}) {
  return (
    <li>
      <a
        class="sidebar-item"
        href={`#/${room}`}
        aria-current={room === current ? 'page' : undefined}
        data-id={`nav-${room}`}
      >
        <Icon name={room} />
        <span>{label}</span>
        {children}
      </a>
    </li>
  );
}
