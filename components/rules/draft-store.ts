/**
 * Rules that were changed and not saved yet, by connection. They outlive the page and the browser: in this page's memory, and beside it in the
 * browser's local storage of Lineup's own pages. Only rules are kept there, nobody's contact.
 */
import type { Field, SideName } from '../../lib/app/api.ts';
import type { RuleFault, Rules } from '../../lib/app/rule-api.ts';
import { readRules } from '../../lib/app/rule-editing.ts';

export interface StoredDraft {
  readonly rules: Rules;
  /** The saved rules that it began from, as JSON. */
  readonly base: string;
}

const drafts = new Map<string, StoredDraft>();
const place = (connectionId: string) => `lineup.rules.${connectionId}`;

export function keepDraft(connectionId: string, draft: StoredDraft): void {
  drafts.set(connectionId, draft);
  try {
    localStorage.setItem(place(connectionId), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the draft lives as long as the page does.
  }
}

export function dropDraft(connectionId: string): void {
  drafts.delete(connectionId);
  try {
    localStorage.removeItem(place(connectionId));
  } catch {
    // As above: there is nothing to remove.
  }
}

/** Whether there are unsaved changes that this page knows of. */
export function isKept(connectionId: string): boolean {
  return drafts.has(connectionId);
}

type Fields = Readonly<Record<SideName, readonly Field[]>>;

export function draftOf(connectionId: string, fields: Fields): StoredDraft | null {
  const known = drafts.get(connectionId);
  if (known) return known;
  const read = readDraft(connectionId, fields);
  if (read) drafts.set(connectionId, read);
  return read;
}

/** What cannot be a draft of this version is left alone: half understood, it could let in everybody. */
function readDraft(connectionId: string, fields: Fields): StoredDraft | null {
  try {
    const data: unknown = JSON.parse(localStorage.getItem(place(connectionId)) ?? 'null');
    if (typeof data !== 'object' || data === null || !('rules' in data) || !('base' in data)) return null;
    const { rules, base } = data;
    return typeof base === 'string' && isShaped(rules, fields) ? { rules, base } : null;
  } catch {
    return null;
  }
}

const shape = ['kind', 'match', 'of', 'test', 'type', 'when', 'exit', 'is', 'isOn', 'onlyUpdate', 'actions'];

/** Answers may be missing, but every part must be of a known kind. */
function isShaped(data: unknown, fields: Fields): data is Rules {
  if (typeof data !== 'object' || data === null || !('toLeft' in data) || !('toRight' in data)) return false;
  const read = readRules(data, fields);
  return read.ok || read.faults.every(isOfAnswers);
}

function isOfAnswers({ reason, detail }: RuleFault): boolean {
  switch (reason) {
    case 'value-missing':
    case 'value-wrong':
      return !shape.includes(detail ?? '');
    case 'unknown-field':
    case 'wrong-type':
    case 'read-only':
    case 'too-long':
    case 'too-many':
    case 'too-deep':
      return true;
    case 'not-a-rule':
    case 'no-id':
    case 'same-id':
    case 'unknown-kind':
      return false;
  }
}
