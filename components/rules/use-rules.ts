/** The rules of a connection as they are being edited: a draft that is kept until it is saved or discarded. */
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import type { Rule, RuleDirection, Rules } from '../../lib/app/rule-api.ts';
import { noRules } from '../../lib/app/rule-editing.ts';
import { type Sender, useSender } from '../use-live.ts';
import { draftOf, dropDraft, keepDraft } from './draft-store.ts';
import { type Faults, faultsOf } from './faults.ts';

export interface EditedRules {
  readonly view: ConnectionView;
  readonly rules: Rules;
  readonly saved: Rules;
  readonly faults: Faults;
  readonly isChanged: boolean;
  /** The saved rules were changed elsewhere since the draft was begun. */
  readonly isOvertaken: boolean;
  readonly sender: Sender;
  /** @param undone in words what can be taken back in one click, e.g. that a rule was removed. */
  change(direction: RuleDirection, list: readonly Rule[], undone?: string): void;
  readonly undo: { readonly words: string; back(): void } | null;
  discard(): void;
  /** False if it failed; the failure is in `sender`. */
  save(): Promise<boolean>;
}

export function fieldsOf(view: ConnectionView) {
  return { left: view.left.fields, right: view.right.fields };
}

export function savedRules(view: ConnectionView): Rules {
  return view.connection.settings.rules ?? noRules;
}

/** Whether there are changes that were not saved, for pages that only point to them. */
export function hasDraft(view: ConnectionView): boolean {
  const draft = draftOf(view.connection.id, fieldsOf(view));
  return draft !== null && JSON.stringify(draft.rules) !== JSON.stringify(savedRules(view));
}

interface State {
  readonly rules: Rules;
  readonly base: string;
  readonly before: { readonly rules: Rules; readonly words: string } | null;
}

export function useRules(view: ConnectionView): EditedRules {
  const { id, settings } = view.connection;
  const saved = savedRules(view);
  const savedJson = JSON.stringify(saved);
  const sender = useSender();
  const [state, setState] = useState<State | null>(() => {
    const draft = draftOf(id, fieldsOf(view));
    if (draft && JSON.stringify(draft.rules) !== savedJson) return { ...draft, before: null };
    dropDraft(id);
    return null;
  });
  // Between the answer to a save and the store's news of it, the rules are the sent ones and nothing is unsaved.
  const [sent, setSent] = useState<string | null>(null);
  const rules = state?.rules ?? saved;
  const json = JSON.stringify(rules);
  const isChanged = json !== savedJson && json !== sent;

  function put(next: Rules, before: State['before']) {
    const base = state?.base ?? savedJson;
    setSent(null);
    setState({ rules: next, base, before });
    if (JSON.stringify(next) === savedJson) dropDraft(id);
    else keepDraft(id, { rules: next, base });
  }

  return {
    view,
    rules,
    saved,
    faults: faultsOf(rules, fieldsOf(view)),
    isChanged,
    isOvertaken: isChanged && state !== null && state.base !== savedJson,
    sender,
    change(direction, list, undone) {
      put({ ...rules, [direction]: list }, undone === undefined ? null : { rules, words: undone });
    },
    undo: state?.before
      ? { words: state.before.words, back: () => state.before && put(state.before.rules, null) }
      : null,
    discard() {
      dropDraft(id);
      setSent(null);
      setState(null);
      sender.fail(null);
    },
    async save() {
      const answer = await sender.send('connection.change', {
        connectionId: id,
        settings: { ...settings, rules },
      });
      if (!answer.ok) return false;
      dropDraft(id);
      setSent(json);
      setState({ rules, base: json, before: null });
      return true;
    },
  };
}
