/** Every column of the table with its first values and what it is meant for. */
import { type ColumnTarget, columnFields, type FileDraft } from '../../lib/app/file-import.ts';
import { SelectField, TextField } from '../controls/field.tsx';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';

type Table = NonNullable<FileDraft['table']>;
const examplesShown = 3;
const labelled = ['tel', 'email'];

export function ColumnTable({
  draft,
  table,
  onChange,
}: {
  draft: FileDraft;
  table: Table;
  onChange: (columns: readonly ColumnTarget[]) => void;
}) {
  const set = (index: number, target: ColumnTarget) =>
    onChange(draft.columns.map((column, place) => (place === index ? target : column)));
  return (
    <section class="stack">
      <div>
        <h2>{t('file_columns')}</h2>
        <p class="muted">{t('file_columns_lead')}</p>
      </div>
      <ul class="columns">
        {table.headings.map((heading, index) => (
          <li key={heading} class="column" data-id="file-column">
            <div class="column-words">
              <strong>
                <bdi>{heading}</bdi>
              </strong>
              <span class="muted small column-examples">{examples(table, index) || t('column_blank')}</span>
            </div>
            <SelectField
              hook={`column-${index}`}
              label={t('column_goes_to', { column: heading })}
              value={wordOf(draft.columns[index])}
              options={optionsFor(table, draft.columns[index])}
              onChange={(word) => set(index, targetOf(word, draft.columns[index]))}
            />
            <LabelOf
              target={draft.columns[index]}
              index={index}
              heading={heading}
              onChange={(target) => set(index, target)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LabelOf({
  target,
  index,
  heading,
  onChange,
}: {
  target: ColumnTarget | undefined;
  index: number;
  heading: string;
  onChange: (target: ColumnTarget) => void;
}) {
  if (target?.kind !== 'field' || !labelled.includes(target.field)) return <span class="column-label" />;
  return (
    <div class="column-label">
      <TextField
        hook={`column-label-${index}`}
        label={t('column_label', { column: heading })}
        placeholder={t('column_label_example')}
        maxLength={40}
        value={target.label ?? ''}
        onInput={(label) => {
          const { label: _before, ...rest } = target;
          onChange(label.trim() === '' ? rest : { ...rest, label });
        }}
      />
    </div>
  );
}

function examples(table: Table, index: number): string {
  const values = table.rows.slice(0, 50).map((row) => row[index]?.replace(/\s+/g, ' ').trim() ?? '');
  return values.filter(Boolean).slice(0, examplesShown).join(' · ');
}

/** One word for each target, as a select has texts only. */
function wordOf(target: ColumnTarget | undefined): string {
  if (target?.kind === 'field') return `field ${target.field}`;
  return target?.kind === 'label-of' ? `label ${target.column}` : (target?.kind ?? 'skip');
}

function targetOf(word: string, before: ColumnTarget | undefined): ColumnTarget {
  const [kind, value = ''] = word.split(' ');
  if (kind === 'field') {
    const label = before?.kind === 'field' ? before.label : undefined;
    return { kind: 'field', field: value, ...(label && labelled.includes(value) ? { label } : {}) };
  }
  if (kind === 'label') return { kind: 'label-of', column: Number(value) };
  return kind === 'id' || kind === 'own' ? { kind } : { kind: 'skip' };
}

function optionsFor(table: Table, target: ColumnTarget | undefined) {
  return [
    { value: 'skip', label: t('column_skip') },
    ...columnFields.map((field) => ({ value: `field ${field.id}`, label: fieldName(field, field.id) })),
    { value: 'own', label: t('column_own') },
    { value: 'id', label: t('column_id') },
    ...(target?.kind === 'label-of'
      ? [
          {
            value: wordOf(target),
            label: t('column_label_of', { column: table.headings[target.column] ?? '' }),
          },
        ]
      : []),
  ];
}
