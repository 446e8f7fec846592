/** Importing a file of contacts: its text is kept, then it is an account like any other. */
import { SyncError } from '../../errors.ts';
import { longestText } from '../../services/files/unfit.ts';
import { dropFile, giveFile, keepFile } from '../../store/files.ts';
import type { AppParts } from '../parts.ts';
import type { Handler } from './handlers.ts';

export function fileCommands(parts: AppParts, saveAccount: Handler<'account.save'>) {
  const bringIn: Handler<'account.import'> = async ({ file, name, defaultCountry, accountId }) => {
    if (file.text.trim() === '') throw new SyncError('settings-invalid', { field: 'file', reason: 'empty' });
    if (file.text.length > longestText)
      throw new SyncError('settings-invalid', { field: 'file', reason: 'too-long' });
    const id = parts.newId();
    await keepFile(parts.db, { ...file, id, version: id, country: defaultCountry, importedAt: parts.now() });
    try {
      const saved = await saveAccount({
        service: 'files',
        credentials: { file: id },
        choice: null,
        name,
        defaultCountry,
        ...(accountId === undefined ? {} : { accountId }),
      });
      await giveFile(parts.db, id, saved.accountId);
      return saved;
    } catch (thrown) {
      await dropFile(parts.db, id);
      throw thrown;
    }
  };
  return { 'account.import': bringIn };
}
