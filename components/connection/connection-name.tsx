/** A connection as two names with the way between them; an account by itself as its name. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { Icon, type IconName } from '../controls/icon.tsx';
import { isOwn } from '../number-check/own.ts';
import { t } from '../words/words.ts';

function way(view: ConnectionView): { icon: IconName; words: string } {
  switch (view.connection.settings.direction) {
    case 'both':
      return { icon: 'arrow-both', words: t('way_both') };
    case 'to-left':
      return { icon: 'arrow-left', words: t('way_to_left') };
    case 'to-right':
      return { icon: 'arrow-right', words: t('way_to_right') };
  }
}

export function ConnectionName({ view }: { view: ConnectionView }) {
  if (isOwn(view)) {
    return <bdi>{view.left.account.name}</bdi>;
  }
  const { icon, words } = way(view);
  return (
    <span class="pair-name">
      <bdi title={view.left.account.name}>{view.left.account.name}</bdi>
      <Icon name={icon} size={16} />
      <span class="hidden">{words}</span>
      <bdi title={view.right.account.name}>{view.right.account.name}</bdi>
    </span>
  );
}
