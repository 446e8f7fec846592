/** Where a new or renewed account leads to: back into the setup, on to the first connection, or to the other accounts. */
import type { Queries } from '../../lib/app/api.ts';
import { go, goInstead } from '../router.ts';

export async function goOnWithAccount(
  queries: Queries,
  { isNew, isForSetup }: { readonly isNew: boolean; readonly isForSetup: boolean },
): Promise<void> {
  const connections = isNew ? await queries.connections() : [];
  if (isForSetup) goInstead({ page: 'setup', id: null, step: 'accounts' });
  else if (isNew && connections.length === 0) go({ page: 'connections' });
  else go({ page: 'accounts' });
}
