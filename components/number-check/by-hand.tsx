/** What only a person can mend: why, where, and how. Aircall has no address for a single contact, so the way leads to its contacts. */
import type { AccountView, Finding, MergeRefusal } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import { OutsideLink } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { fieldName } from '../words/reasons.ts';
import { rich, t } from '../words/words.ts';
import { canMend } from './finding-words.ts';

const workspace = 'https://workspace.aircall.io/';

export function ByHand({ finding, view }: { finding: Finding; view: AccountView }) {
  const name = (
    <strong>
      <bdi>{finding.title || t('no_name')}</bdi>
    </strong>
  );
  const isAircall = view.account.service === 'aircall';
  const link = (
    <OutsideLink hook="open-aircall" href={workspace}>
      {t('aircall_workspace')}
    </OutsideLink>
  );
  const way = isAircall
    ? rich('open_in_aircall', { link, name })
    : rich('open_elsewhere', { name, place: <bdi>{view.account.name}</bdi> });
  if (canMend(finding)) return isAircall ? <p class="muted small">{way}</p> : null;
  return (
    <Notice tone="attention" title={t('by_hand_title')}>
      <p>{reason(finding, view)}</p>
      {finding.kind === 'duplicates' && (
        <p>{rich('merge_by_hand', { place: <bdi>{view.account.name}</bdi> })}</p>
      )}
      {(finding.kind !== 'duplicates' || isAircall) && <p>{way}</p>}
    </Notice>
  );
}

function reason(finding: Finding, view: AccountView): string {
  if (finding.kind === 'duplicates') return finding.refused ? refusal(finding.refused, view) : '';
  return finding.problem === 'not-e164' ? t('by_hand_extension') : t('by_hand_text');
}

function refusal(refused: MergeRefusal, view: AccountView): string {
  const place = view.account.name;
  switch (refused.reason) {
    case 'holds-more':
      return t('merge_holds_more', { place });
    case 'too-many': {
      const { count, field, most } = refused;
      const found = view.fields.find(({ id }) => id === field);
      return t('merge_refused', { count, field: fieldName(found, field), most, place });
    }
    default:
      return assertNever(refused);
  }
}
