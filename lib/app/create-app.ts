/** The application as the background runs it: commands for the pages, and the work that is due. Builds on its parts, holds no state. */

import { accountCommands } from './commands/accounts.ts';
import { connectionCommands } from './commands/connections.ts';
import { fileCommands } from './commands/files.ts';
import type { Handlers } from './commands/handlers.ts';
import { inPageCommands } from './commands/in-page.ts';
import { mendCommands } from './commands/mends.ts';
import { reviewCommands } from './commands/reviews.ts';
import { runCommands } from './commands/runs.ts';
import { undoCommands } from './commands/undo.ts';
import type { AppParts } from './parts.ts';
import { runDue } from './run-due.ts';

export interface Lineup {
  readonly handlers: Handlers;
  /** To be called whenever the background wakes. */
  wake(): Promise<void>;
}

/** @param onError for what happens in the background, where nobody waits for an answer. */
export function createApp(parts: AppParts, onError: (error: unknown) => void): Lineup {
  let underWay: Promise<void> | null = null;
  let isAskedAgain = false;
  const work = async (): Promise<void> => {
    try {
      do {
        isAskedAgain = false;
        await runDue(parts);
      } while (isAskedAgain);
    } catch (thrown) {
      onError(thrown);
    } finally {
      underWay = null;
    }
  };
  /** A wish that comes while the work is ending must not be lost: then it is looked at once more. Forgotten at a death, as it may be. */
  const wake = (): Promise<void> => {
    if (underWay) isAskedAgain = true;
    else underWay = work();
    return underWay;
  };
  const kick = () => {
    void wake();
  };
  const accounts = accountCommands(parts, kick);
  return {
    handlers: {
      ...accounts,
      ...fileCommands(parts, accounts['account.save']),
      ...connectionCommands(parts, kick),
      ...runCommands(parts, kick),
      ...reviewCommands(parts, kick),
      ...mendCommands(parts, kick),
      ...undoCommands(parts, kick),
      ...inPageCommands(parts),
    },
    wake,
  };
}
