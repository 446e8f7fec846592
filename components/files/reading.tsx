/** How a table is read: what separates its cells, which letters its bytes stand for, whether it has headings. Found out; the person may know better. */
import {
  type DraftChange,
  type Encoding,
  encodings,
  type FileDraft,
  type Separator,
  separators,
} from '../../lib/app/file-import.ts';
import { Tick } from '../controls/choices.tsx';
import { SelectField } from '../controls/field.tsx';
import { t } from '../words/words.ts';

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  macintosh: 'Mac Roman',
};

export function Reading({ draft, onChange }: { draft: FileDraft; onChange: (change: DraftChange) => void }) {
  const separatorNames: Readonly<Record<Separator, string>> = {
    ',': t('separator_comma'),
    ';': t('separator_semicolon'),
    '\t': t('separator_tab'),
    '|': t('separator_bar'),
  };
  return (
    <div class="import-reading">
      <SelectField
        hook="file-separator"
        label={t('file_separator')}
        value={draft.table?.separator ?? ','}
        options={separators.map((value) => ({ value, label: separatorNames[value] }))}
        onChange={(separator) => onChange({ separator: separator as Separator })}
      />
      <SelectField
        hook="file-encoding"
        label={t('file_encoding')}
        value={draft.encoding}
        options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
        onChange={(encoding) => onChange({ encoding: encoding as Encoding })}
      />
      <Tick
        hook="file-headings"
        isOn={draft.hasHeadings}
        onChange={(hasHeadings) => onChange({ hasHeadings })}
      >
        {t('file_headings')}
      </Tick>
    </div>
  );
}
