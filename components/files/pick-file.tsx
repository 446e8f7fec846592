/** The place to drop a file on, or to pick one with; afterwards the file's name and size in contacts. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';

const kinds = '.csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard';

export function PickFile({
  name,
  size,
  onFile,
}: {
  /** Null: none was picked yet. */
  name: string | null;
  /** "2 rows", or that it is being read; null: nothing in it can be counted. */
  size: string | null;
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
      class={`drop-zone${isOver ? ' drop-zone-over' : ''}${name === null ? '' : ' drop-zone-filled'}`}
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
      <Icon name="file" size={20} />
      <div class="drop-words" aria-live="polite">
        {name === null ? (
          <>
            <strong>{t('drop_file')}</strong>
            <span class="muted">{t('drop_file_hint')}</span>
          </>
        ) : (
          <>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            {size !== null && <span class="muted">{size}</span>}
          </>
        )}
      </div>
      <Button
        hook="pick-file"
        kind={name === null ? 'primary' : 'secondary'}
        onClick={() => input.current?.click()}
      >
        {name === null ? t('pick_file') : t('pick_other_file')}
      </Button>
    </div>
  );
}
