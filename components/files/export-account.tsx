/** An account's contacts as a file to keep. Made in this page from what Lineup holds; nothing is asked of the service. */
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { fieldName } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';

export function ExportAccount({ view }: { view: AccountView }) {
  const { queries } = useApp();
  const [said, setSaid] = useState('');

  async function save(kind: 'csv' | 'vcard') {
    const words = {
      nameOf: (field: AccountView['fields'][number]) => fieldName(field, field.id),
      label: t('export_label'),
    };
    const today = new Date().toISOString().slice(0, 10);
    const file = await queries.exportAccount(view.account.id, kind, words, today);
    if (!file) return;
    const url = URL.createObjectURL(new Blob([file.text], { type: file.type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(url);
    setSaid(tn('exported', file.count));
  }

  return (
    <div class="field">
      <span class="field-label">{t('export_contacts')}</span>
      <p class="field-hint">{t('export_hint')}</p>
      <div class="row">
        <Button
          hook="export-csv"
          size="small"
          isDisabled={view.records === 0}
          onClick={() => void save('csv')}
        >
          CSV
        </Button>
        <Button
          hook="export-vcard"
          size="small"
          isDisabled={view.records === 0}
          onClick={() => void save('vcard')}
        >
          vCard
        </Button>
        <span class="muted small" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
