/**
 * Importing a file of contacts: pick it, see what its columns hold and what would come of it, save it as an account. The file is read in
 * this page; nothing leaves the browser, and nothing is kept before the person says so.
 */
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/app/api.ts';
import { type FileDraft, importable, rememberColumns, unfitFor } from '../../lib/app/file-import.ts';
import type { FileOutcome } from '../../lib/app/file-outcome.ts';
import { AccountFields } from '../accounts/account-fields.tsx';
import { goOnWithAccount } from '../accounts/after-account.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { guessedCountry } from '../controls/country-codes.ts';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { useSender } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { ColumnTable } from './column-table.tsx';
import { NotImported, type WhyNot } from './not-imported.tsx';
import { Outcome } from './outcome.tsx';
import { PickFile } from './pick-file.tsx';
import { Reading } from './reading.tsx';
import { useDraft } from './use-draft.ts';

export function ImportFile({ existing, isForSetup }: { existing?: AccountView; isForSetup: boolean }) {
  const { queries } = useApp();
  const sender = useSender();
  const { draft, outcome, isReading, ...held } = useDraft();
  /** Of the file that was picked last. */
  const [fileName, setFileName] = useState<string | null>(null);
  const [refused, setRefused] = useState<WhyNot | null>(null);
  const [name, setName] = useState(existing?.account.name ?? '');
  const country = existing?.account.defaultCountry ?? guessedCountry(navigator.languages);

  async function open(file: File) {
    sender.fail(null);
    const bytes = await file.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
    const why = bytes === null ? 'gone' : unfitFor(bytes);
    setFileName(file.name);
    setRefused(why);
    if (bytes === null || why !== null) {
      held.drop();
      return;
    }
    if (!existing) setName((typed) => typed.trim() || file.name.replace(/\.[^.]+$/, ''));
    await held.open(file.name, bytes, country, async (opened) =>
      rememberColumns(opened, existing ? await queries.importedFile(existing.account.id) : null),
    );
  }

  async function save() {
    if (!draft) return;
    const sent = await sender.send('account.import', {
      file: importable(draft),
      name: name.trim(),
      defaultCountry: draft.country,
      ...(existing ? { accountId: existing.account.id } : {}),
    });
    if (sent.ok) await goOnWithAccount(queries, { isNew: existing === undefined, isForSetup });
  }

  const isReady = draft !== null && !isReading && name.trim() !== '';
  return (
    <div class="stack import" aria-busy={isReading}>
      <PickFile name={fileName} size={isReading ? t('file_reading') : sizeOf(draft, outcome)} onFile={open} />
      {refused && <NotImported why={refused} />}
      {draft && outcome && !holdsSome(outcome) && (
        <>
          <Notice tone="attention" hook="file-empty" title={t('file_empty')}>
            <p>{draft.kind === 'csv' ? t('file_empty_table') : t('file_empty_cards')}</p>
          </Notice>
          {draft.kind === 'csv' && <Reading draft={draft} onChange={held.change} />}
        </>
      )}
      {draft && outcome && holdsSome(outcome) && (
        <>
          {draft.kind === 'csv' && <Reading draft={draft} onChange={held.change} />}
          {draft.table && (
            <ColumnTable draft={draft} table={draft.table} onChange={(columns) => held.change({ columns })} />
          )}
          <Outcome outcome={outcome} />
          <div class="form import-save">
            <AccountFields
              name={name}
              country={draft.country}
              onName={setName}
              onCountry={(code) => held.change({ country: code })}
            />
            {sender.failure && <FailureNotice failure={sender.failure} place={draft.name} service="files" />}
            <div class="row">
              <Button
                hook="save-account"
                kind="primary"
                isBusy={sender.isBusy}
                isDisabled={!isReady}
                onClick={() => void save()}
              >
                {tn('import_contacts', outcome.records - outcome.unreadable)}
              </Button>
              <span class="muted small">{t('import_note')}</span>
            </div>
          </div>
        </>
      )}
    </div>
  );
}

/** Anybody at all: a file may hold nothing but cards that cannot be read. */
function holdsSome({ records, lookedAt, unreadable }: FileOutcome): boolean {
  return records > 0 && unreadable < lookedAt;
}

function sizeOf(draft: FileDraft | null, outcome: FileOutcome | null): string | null {
  if (!draft || !outcome || !holdsSome(outcome)) return null;
  return draft.kind === 'csv' ? tn('file_rows', outcome.records) : tn('file_cards', outcome.records);
}
