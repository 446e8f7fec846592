/** The place to drop a file on, or to pick one with; afterwards the file's name and size in contacts. */
import { useRef, useState } from 'preact/hooks';
import type { FileDraft } from '../../lib/app/file-import.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { t, tn } from '../words/words.ts';

const kinds = '.csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard';

export function PickFile({
  draft,
  count,
  onFile,
}: {
  draft: FileDraft | null;
  count: number;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function take(files: FileList | null | undefined) {
    const file = files?.[0];
    if (file) onFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button inside does the same by keyboard
    <div
      class={`drop-zone${isOver ? ' drop-zone-over' : ''}${draft ? ' drop-zone-filled' : ''}`}
      data-id="drop-file"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        ref={input}
        class="hidden"
        type="file"
        accept={kinds}
        tabIndex={-1}
        aria-label={t('pick_file')}
        data-id="file-input"
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file picked again, after it was changed on the disk, is news.
          event.currentTarget.value = '';
        }}
      />
      <Icon name="book" size={20} />
      <div class="drop-words" aria-live="polite">
        {draft ? (
          <>
            <strong>
              <bdi>{draft.name}</bdi>
            </strong>
            <span class="muted">
              {draft.kind === 'csv' ? tn('file_rows', count) : tn('file_cards', count)}
            </span>
          </>
        ) : (
          <>
            <strong>{t('drop_file')}</strong>
            <span class="muted">{t('drop_file_hint')}</span>
          </>
        )}
      </div>
      <Button hook="pick-file" kind={draft ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
        {draft ? t('pick_other_file') : t('pick_file')}
      </Button>
    </div>
  );
}
