/** What is written on one side, in figures, under the name of its address book; and what those figures are called, by what the run is for. */
import type { ComponentChildren } from 'preact';
import type { ConnectionView, Run, SideName } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { Name } from '../controls/name.tsx';
import { t } from '../words/words.ts';

export function SidePanel({
  view,
  side,
  children,
}: {
  view: ConnectionView;
  side: SideName;
  /** The figures. */
  children: ComponentChildren;
}) {
  const { account } = view[side];
  return (
    <div class="panel">
      <p class="headline-name">
        <ServiceTile service={account.service} size="small" />
        <Name>{account.name}</Name>
      </p>
      {children}
    </div>
  );
}

export interface WriteNames {
  readonly created: string;
  readonly updated: string;
  readonly deleted: string;
}

/** An undo creates again, puts back and removes again; a mend mends, and merges away. */
export function writeNames(purpose: Run['purpose']): WriteNames {
  switch (purpose ?? 'sync') {
    case 'undo':
      return {
        created: t('count_created_again'),
        updated: t('count_put_back'),
        deleted: t('count_removed_again'),
      };
    case 'mend':
      return { created: t('count_created'), updated: t('count_mended'), deleted: t('count_merged_away') };
    case 'sync':
      return { created: t('count_created'), updated: t('count_updated'), deleted: t('count_deleted') };
    default:
      return assertNever(purpose as never);
  }
}
