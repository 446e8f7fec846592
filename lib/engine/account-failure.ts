/** What a person must put right at an account stands there: every connection that uses it meets the same, and one sign-in mends them all. */
import type { RunContext } from './engine.ts';
import type { Failure, Memory } from './ports.ts';

export async function noteAtAccount(
  memory: Memory,
  accountId: string,
  failure: Failure | null,
): Promise<void> {
  const account = await memory.account(accountId);
  if (account) await memory.saveAccount({ ...account, failure });
}

/** Both sides were asked and answered: whatever stood against them is over. */
export async function clearAtAccounts({ memory, sides, connection }: RunContext): Promise<void> {
  for (const side of ['left', 'right'] as const)
    if (sides[side].account.failure) await noteAtAccount(memory, connection[side], null);
}
