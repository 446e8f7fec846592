/** How the conditions of a group go together, in words. */
import type { Group } from '../../lib/app/rule-api.ts';
import { assertNever } from '../../lib/errors.ts';
import { t } from '../words/words.ts';

export function groupName(match: Group['match']): string {
  switch (match) {
    case 'all':
      return t('group_all');
    case 'any':
      return t('group_any');
    case 'none':
      return t('group_none');
    default:
      return assertNever(match);
  }
}
