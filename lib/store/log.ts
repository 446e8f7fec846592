/** The last 2,000 things that happened, for support. Codes and technical details; what looks like a person's data is blacked out. */
import type { ErrorDetail } from '../errors.ts';
import type { Database } from './database.ts';
import type { LogLine } from './rows.types.ts';

const kept = 2_000;
const longest = 200;

/** Never throws: a log that cannot be written must not stop what it tells of. */
export async function writeLog(db: Database, line: Omit<LogLine, 'id'>): Promise<void> {
  try {
    await db.transaction('rw', db.log, async () => {
      const id = await db.log.add({ ...line, detail: blackedOut(line.detail) });
      await db.log
        .where(':id')
        .belowOrEqual(id - kept)
        .delete();
    });
  } catch {
    // A full or broken store shows itself in the work that needs it.
  }
}

/** Oldest first. */
export function readLog(db: Database): Promise<LogLine[]> {
  return Promise.resolve(db.log.orderBy(':id').toArray());
}

function blackedOut(detail: ErrorDetail): ErrorDetail {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      // Only an unforeseen error brings words of its own; everything else is ids and codes.
      typeof value !== 'string' ? value : name === 'message' ? safeWords(value) : value.slice(0, longest),
    ]),
  );
}

/** A parser's message quotes what it could not read; tokens are long words, numbers long runs of digits. */
function safeWords(text: string): string {
  return text
    .replace(/(["'`“«]).*(["'`”»])/gs, '$1…$2')
    .replace(/\S+@\S+/g, '…')
    .replace(/\+?\d[\d\s().-]{4,}\d/g, '…')
    .replace(/[\w+/=-]{24,}/g, '…')
    .slice(0, longest);
}
