/** The mapping to read and to change: its rows, a row of one's own, a try with somebody real, and what would stay behind. Saves nothing itself. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ConnectionSettings, ConnectionView, MappingRow, RowDirection } from '../../lib/app/api.ts';
import { defaultMapping, validateMapping } from '../../lib/app/mapping-logic.ts';
import { Button } from '../controls/button.tsx';
import { t } from '../words/words.ts';
import { Losses } from './losses.tsx';
import { MappingTable } from './mapping-table.tsx';
import { fieldsOfView, rowName } from './mapping-words.ts';
import { RowSheet } from './row-sheet.tsx';
import { emptyRow, switched } from './rows.ts';
import { Samples } from './samples.tsx';
import { useSample } from './use-sample.ts';

export function MappingEditor({
  view,
  settings,
  showsLosses,
  onChange,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  /** Whether what would stay behind is looked for at once, or only when it is opened. */
  showsLosses: boolean;
  onChange: (mapping: readonly MappingRow[]) => void;
}) {
  const { mapping } = settings;
  const fields = fieldsOfView(view);
  const [edited, setEdited] = useState<{ row: MappingRow; isNew: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const [sample, choose] = useSample(view);
  const before = useRef(new Map<string, RowDirection>());
  const add = useRef<HTMLDivElement>(null);
  const standard = defaultMapping(fields.left, fields.right);
  const isStandard = JSON.stringify(standard) === JSON.stringify(mapping);

  const replace = (row: MappingRow) => onChange(mapping.map((one) => (one.id === row.id ? row : one)));

  function switchRow(row: MappingRow, isOn: boolean) {
    if (!isOn) before.current.set(row.id, row.direction);
    replace(switched(row, fields, isOn, before.current.get(row.id)));
  }

  function done(row: MappingRow, isNew: boolean) {
    if (isNew) onChange([...mapping, row]);
    else replace(row);
    setSaid(isNew ? t('mapping_added', { row: rowName(view, row) }) : '');
    setEdited(null);
  }

  function remove(row: MappingRow) {
    onChange(mapping.filter((one) => one.id !== row.id));
    setSaid(t('mapping_removed', { row: rowName(view, row) }));
    setEdited(null);
    // The button that opened the sheet is gone with its row.
    requestAnimationFrame(() => add.current?.querySelector('button')?.focus());
  }

  return (
    <div class="mapping-editor">
      {settings.direction !== 'both' && (
        <p class="field-hint">
          {t('mapping_whole_one_way', {
            place: view[settings.direction === 'to-left' ? 'left' : 'right'].account.name,
          })}
        </p>
      )}
      <MappingTable
        view={view}
        rows={mapping}
        faults={validateMapping(mapping, fields)}
        onSwitch={switchRow}
        onDirection={(row, direction) => replace({ ...row, direction })}
        onEdit={(row) => setEdited({ row, isNew: false })}
      />
      <div class="row" ref={add}>
        <Button
          hook="add-row"
          icon="plus"
          onClick={() => setEdited({ row: emptyRow('pair', `row-${crypto.randomUUID()}`), isNew: true })}
        >
          {t('mapping_add')}
        </Button>
        {!isStandard && (
          <Button
            hook="restore-rows"
            kind="quiet"
            onClick={() => {
              onChange(standard);
              setSaid(t('mapping_restored'));
            }}
          >
            {t('mapping_restore')}
          </Button>
        )}
        <span class="muted small" role="status">
          {said}
        </span>
      </div>
      <Fold hook="try-rows" title={t('try_title')} lead={t('try_lead')} isOpen={false}>
        <Samples view={view} settings={settings} sample={sample} onChoose={choose} />
      </Fold>
      <Fold hook="show-losses" title={t('lost_title')} lead={t('lost_lead')} isOpen={showsLosses}>
        <Losses view={view} settings={settings} />
      </Fold>
      {edited && (
        <RowSheet
          key={edited.row.id}
          view={view}
          settings={settings}
          row={edited.row}
          isNew={edited.isNew}
          sample={sample}
          onDone={(row) => done(row, edited.isNew)}
          onRemove={() => remove(edited.row)}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

/** Folded away until it is wanted: what is in it begins its work only then. */
function Fold({
  hook,
  title,
  lead,
  isOpen,
  children,
}: {
  hook: string;
  title: string;
  lead: string;
  isOpen: boolean;
  children: ComponentChildren;
}) {
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details class="fold" open={isOpen} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary data-id={hook}>
        <span class="fold-title">{title}</span>
        <span class="muted small">{lead}</span>
      </summary>
      {wasOpened && <div class="fold-body">{children}</div>}
    </details>
  );
}
