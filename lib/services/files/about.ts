/** A file of contacts: CSV from any spreadsheet or CRM, or vCards. Read only, and read here: nothing is sent anywhere. */
import type { ServiceAbout } from '../contract.ts';

export const filesAbout: ServiceAbout = {
  id: 'files',
  name: 'File (CSV, vCard)',
  signsInBy: 'file',
  credentialFields: [],
  origins: () => [],
  requestsPerMinute: null,
  isReadOnly: true,
  description: {
    auth: 'none: the user picks a file; its text is kept in the browser',
    changes:
      'A newer file replaces the older; rows are known again by a column of ids, else by e-mail, number or name',
    deletions: 'Rows that a newer file no longer has, as far as the connection follows deletions',
    batch: 'all of the file',
    limits: '100,000 rows and more; as much as the browser stores',
    notSupported: 'Writing back: a connection leads away from the file only',
    verifiedBy: 'The contract suite, files as spreadsheets and address books write them',
  },
};
