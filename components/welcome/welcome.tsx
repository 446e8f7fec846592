/** The first visit: what Lineup does in one breath, and the three steps to the first connection, the next one ready to click. */
import type { AccountView } from '../../lib/app/api.ts';
import { LinkButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Page } from '../layout/page.tsx';
import { href } from '../router.ts';
import { t } from '../words/words.ts';
import { Picture } from './picture.tsx';

export function Welcome({ accounts }: { accounts: readonly AccountView[] }) {
  const aircall = accounts.find(({ account }) => account.service === 'aircall');
  const other = accounts.find(({ account }) => account.service !== 'aircall');
  const next = !aircall ? 0 : !other ? 1 : 2;
  return (
    <Page title={t('welcome_title')} titleText={t('welcome_title')} lead={t('welcome_lead')}>
      <Picture />
      <ol class="welcome-steps">
        <Stage
          n={1}
          next={next}
          title={t('connect_aircall')}
          text={aircall ? aircall.account.identity.label : t('welcome_aircall_text')}
          hook="connect-aircall"
          href={href({ page: 'add-account', service: 'aircall', isForSetup: false })}
        />
        <Stage
          n={2}
          next={next}
          title={t('connect_other')}
          text={other ? other.account.name : t('welcome_other_text')}
          hook="connect-other"
          href={href({ page: 'add-account', service: null, isForSetup: false })}
        />
        <Stage
          n={3}
          next={next}
          title={t('welcome_line_up')}
          text={t('welcome_line_up_text')}
          hook="new-connection"
          href={href({ page: 'setup', id: null, step: 'accounts' })}
        />
      </ol>
      <ul class="promises">
        <li>
          <Icon name="search" size={18} />
          <span>{t('promise_preview')}</span>
        </li>
        <li>
          <Icon name="shield" size={18} />
          <span>{t('promise_local')}</span>
        </li>
        <li>
          <Icon name="trash" size={18} />
          <span>{t('promise_delete')}</span>
        </li>
      </ul>
    </Page>
  );
}

function Stage({
  n,
  next,
  title,
  text,
  hook,
  href: target,
}: {
  n: number;
  next: number;
  title: string;
  text: string;
  hook: string;
  href: string;
}) {
  const isDone = n - 1 < next;
  const isNext = n - 1 === next;
  return (
    <li
      class={isDone ? 'stage stage-done' : isNext ? 'stage stage-next' : 'stage'}
      aria-current={isNext ? 'step' : undefined}
    >
      <span class="stage-mark">{isDone ? <Icon name="check" size={18} /> : n}</span>
      <span class="stage-words">
        <span class="stage-title">{title}</span>
        <bdi class="muted">{text}</bdi>
      </span>
      {isNext ? (
        <LinkButton hook={hook} kind="primary" size="large" href={target}>
          {t('begin')}
        </LinkButton>
      ) : (
        isDone && <span class="muted small">{t('connected')}</span>
      )}
    </li>
  );
}
