/** A file as an account, brought in as the page does it, and its connection to Aircall. */
import { importable } from '../../lib/app/file-import.ts';
import { openFile } from '../services/files/at-once.ts';
import { type AppWorld, connectAircall } from './world.ts';

export const sheet = (...rows: string[]) =>
  `Customer ID,First Name,Last Name,Company,Phone,Tier\n${rows.join('\n')}\n`;

export async function bringIn(
  world: AppWorld,
  text: string,
  name = 'customers.csv',
  accountId?: string,
): Promise<string> {
  const draft = openFile(name, new TextEncoder().encode(text), 'FR');
  const saved = await world.command('account.import', {
    file: importable(draft),
    name: 'Customers',
    defaultCountry: 'FR',
    ...(accountId === undefined ? {} : { accountId }),
  });
  return saved.accountId;
}

export async function connectFile(world: AppWorld, text: string): Promise<{ fileId: string; id: string }> {
  const left = await connectAircall(world);
  const fileId = await bringIn(world, text);
  const { connectionId: id } = await world.command('connection.draft', { left, right: fileId });
  return { fileId, id };
}
