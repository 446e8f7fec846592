/** One row in full: its fields, directions and policies, and what it would carry for somebody real. Nothing changes until "Done". */
import { useState } from 'preact/hooks';
import type { ConnectionSettings, ConnectionView, MappingRow } from '../../lib/app/api.ts';
import { validateMapping } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { Button } from '../controls/button.tsx';
import { ChoiceCards } from '../controls/choices.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import { BlockFields } from './block-fields.tsx';
import { faultText, fieldsOfView } from './mapping-words.ts';
import { NameNote } from './name-note.tsx';
import { PairFields } from './pair-fields.tsx';
import { PrimaryFields } from './primary-fields.tsx';
import { directionsOf, emptyRow, isComplete, kindOf, kindsFor, type RowKind } from './rows.ts';
import { SheetTrial } from './sheet-trial.tsx';
import { TargetField, targetSide } from './target-field.tsx';
import { TemplateFields } from './template-fields.tsx';
import { type Sample, useTrial } from './use-sample.ts';
import { DirectionChoice, PolicyFields } from './way-fields.tsx';

export function RowSheet({
  view,
  settings,
  row,
  isNew,
  sample,
  onDone,
  onRemove,
  onClose,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  row: MappingRow;
  isNew: boolean;
  sample: Sample;
  onDone: (row: MappingRow) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(row);
  const fields = fieldsOfView(view);
  const mapping = isNew
    ? [...settings.mapping, draft]
    : settings.mapping.map((one) => (one.id === draft.id ? draft : one));
  const isChosen = isComplete(draft, fields);
  const faults = isChosen ? validateMapping(mapping, fields).filter((fault) => fault.row === draft.id) : [];
  const isRefused = isChosen && directionsOf(draft, fields).length === 0;
  const isGood = isChosen && !isRefused && faults.length === 0;
  const trial = useTrial(view.connection.id, isGood ? { ...settings, mapping } : settings, sample);
  const contacts = { left: trial?.left ?? null, right: trial?.right ?? null };
  const kind = kindOf(draft);
  const to = targetSide(draft);
  const name = sample.state === 'chosen' ? sample.person.title || t('no_name') : '';
  const editing = { view, row: draft, onChange: setDraft };
  return (
    <Dialog
      hook="row-sheet"
      shape="sheet"
      title={isNew ? t('mapping_new_title') : t('mapping_edit_title')}
      onClose={onClose}
      actions={
        <>
          <Button hook="row-done" kind="primary" isDisabled={!isGood} onClick={() => onDone(draft)}>
            {isNew ? t('mapping_add') : t('done')}
          </Button>
          <Button hook="row-cancel" onClick={onClose}>
            {t('cancel')}
          </Button>
          {!isNew && (
            <Button hook="row-remove" kind="quiet" icon="trash" onClick={onRemove}>
              {t('mapping_remove')}
            </Button>
          )}
        </>
      }
    >
      {isNew && (
        <ChoiceCards
          hook="row-kind"
          label={t('mapping_kind')}
          value={kind}
          choices={kindsFor(fields).map((value) => ({ value, ...kindWords(value) }))}
          onChange={(value) => setDraft(emptyRow(value, draft.id))}
        />
      )}
      {kind === 'pair' && <PairFields {...editing} />}
      {kind !== 'pair' && <TargetField {...editing} label={targetLabel(kind)} />}
      {kind === 'name' && isChosen && <NameNote view={view} row={draft} contacts={contacts} />}
      {isChosen && kind === 'template' && to && (
        <TemplateFields {...editing} contact={contacts[otherSide(to)]} name={name} />
      )}
      {isChosen && kind === 'block' && to && (
        <BlockFields {...editing} contact={contacts[otherSide(to)]} target={contacts[to]} name={name} />
      )}
      {isChosen && !isRefused && (
        <>
          <DirectionChoice {...editing} />
          <PrimaryFields {...editing} />
          <PolicyFields {...editing} />
        </>
      )}
      <div role="status">
        {!isRefused && faults.length > 0 && (
          <ul class="faults">
            {faults.map((fault) => (
              <li key={`${fault.reason} ${fault.field ?? ''}`} data-id="row-fault">
                <Icon name="alert" size={16} />
                {faultText(view, fault, draft)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {isGood && <SheetTrial view={view} row={draft} trial={trial} name={name} />}
    </Dialog>
  );
}

function kindWords(kind: RowKind) {
  switch (kind) {
    case 'pair':
      return { label: t('kind_pair'), hint: t('kind_pair_hint') };
    case 'name':
      return { label: t('kind_name'), hint: t('kind_name_hint') };
    case 'template':
      return { label: t('kind_template'), hint: t('kind_template_hint') };
    case 'block':
      return { label: t('kind_block'), hint: t('kind_block_hint') };
  }
}

function targetLabel(kind: RowKind): string {
  switch (kind) {
    case 'name':
      return t('mapping_target_name');
    case 'block':
      return t('mapping_target_block');
    default:
      return t('mapping_target_text');
  }
}
