/** A text made from several fields: typed, with the fields to click, and what becomes of it for somebody real. */
import { useRef } from 'preact/hooks';
import type { ConnectionView, Contact, MappingRow } from '../../lib/app/api.ts';
import { namedAfterFields, renderTemplate, templateFields } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { TextField } from '../controls/field.tsx';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { ResultText } from './result-text.tsx';

export function TemplateFields({
  view,
  row,
  contact,
  name,
  onChange,
}: {
  view: ConnectionView;
  row: MappingRow;
  /** The sample's record on the side that the fields come from. */
  contact: Contact | null;
  name: string;
  onChange: (row: MappingRow) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const { transform } = row;
  if (transform?.kind !== 'template') return null;
  const from = otherSide(transform.to);
  const { fields } = view[from];
  const { text } = transform;

  function change(next: string) {
    if (transform?.kind !== 'template') return;
    const [first] = templateFields(next).filter((id) => fields.some((field) => field.id === id));
    onChange({
      ...row,
      [from]: first ?? fields[0]?.id ?? '',
      transform: { ...transform, text: next },
    });
  }

  /** Where the cursor stands; the cursor then stands behind it. */
  function insert(id: string) {
    const input = frame.current?.querySelector('input');
    const at = input?.selectionStart ?? text.length;
    const end = input?.selectionEnd ?? at;
    const piece = `{${id}}`;
    change(text.slice(0, at) + piece + text.slice(end));
    queueMicrotask(() => {
      requestAnimationFrame(() => {
        input?.focus();
        input?.setSelectionRange(at + piece.length, at + piece.length);
      });
    });
  }

  const known = contact ?? namedAfterFields(fields, (field) => fieldName(field, field.id));
  return (
    <div class="stack" ref={frame}>
      <TextField
        hook="template-text"
        label={t('template_text')}
        hint={t('template_hint')}
        value={text}
        placeholder="{org} – {title}"
        spellcheck={false}
        onInput={change}
      />
      <fieldset class="placeholders">
        <legend class="field-label">{t('template_insert')}</legend>
        {fields.map((field) => (
          <button
            type="button"
            key={field.id}
            class="placeholder"
            data-id={`insert-${field.id}`}
            onClick={() => insert(field.id)}
          >
            {fieldName(field, field.id)}
            <code dir="ltr">{`{${field.id}}`}</code>
          </button>
        ))}
      </fieldset>
      <ResultText text={renderTemplate(text, known)} name={contact ? name : null} />
    </div>
  );
}
