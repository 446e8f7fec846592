/** A CSV file for the contract suite: a sheet that people edit in their own program and import again. */
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { SyncError } from '../../../lib/errors.ts';
import type { StoredFile } from '../../../lib/services/contract.ts';
import type { ColumnTarget } from '../../../lib/services/files/columns.ts';
import { files } from '../../../lib/services/files/service.ts';
import type { ContractWorld } from '../contract/world.ts';
import { sessionOver } from '../session.ts';

const headings = ['ID', 'First', 'Last', 'Company', 'Notes', 'Phone', 'Phone 2', 'E-mail'];
const columns: readonly ColumnTarget[] = [
  { kind: 'id' },
  ...['given', 'family', 'org', 'note'].map((field): ColumnTarget => ({ kind: 'field', field })),
  { kind: 'field', field: 'tel', label: 'Work' },
  { kind: 'field', field: 'tel', label: 'Work' },
  { kind: 'field', field: 'email', label: 'Work' },
];
const places = ['given', 'family', 'org', 'note'] as const;

export async function sheetWorld(): Promise<ContractWorld> {
  const rows = new Map<string, Contact>();
  let last = 0;
  let version = 0;
  const file = (): StoredFile => ({
    id: 'f',
    name: 'People.csv',
    kind: 'csv',
    version: String(version),
    country: 'FR',
    columns: columns.map((column) => ({ ...column })),
    separator: ';',
    hasHeadings: true,
    importedAt: 0,
    text: [headings, ...[...rows].map(([id, contact]) => [id, ...cellsOf(contact)])]
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
      .join('\r\n'),
  });
  const unused = async () => {
    throw new SyncError('offline');
  };
  const session = sessionOver(unused, { file: async (id) => (id === 'f' ? file() : null) });
  const fields = (await files.describe?.({ file: 'f' }, session)) ?? [];
  const connect = () => files.connect({ file: 'f' }, { ...session, fields });
  return {
    connector: connect(),
    reconnect: connect,
    direct: {
      async create(contact) {
        last += 1;
        version += 1;
        rows.set(String(last), contact);
        return `id:${last}`;
      },
      async edit(id, change) {
        version += 1;
        const key = id.slice(3);
        rows.set(key, { ...rows.get(key), ...change });
      },
      async remove(id) {
        version += 1;
        rows.delete(id.slice(3));
      },
      all: async () => [...rows].map(([id, contact]) => ({ id: `id:${id}`, contact })),
    },
    settle: async () => {},
    now: () => 0,
    troubles: [],
    meet: () => {},
    recover: () => {},
    requests: () => 0,
    pageSize: 1_000,
    checksVersions: false,
    idleRequests: 0,
  };
}

function cellsOf(contact: Contact): string[] {
  const texts = (field: string): readonly Value[] => contact[field] ?? [];
  const [first, second] = texts('tel');
  return [
    ...places.map((field) => texts(field)[0]?.value ?? ''),
    first?.value ?? '',
    second?.value ?? '',
    texts('email')[0]?.value ?? '',
  ];
}
