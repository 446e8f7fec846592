/**
 * The two contacts that every new Aircall account starts with. Echo's values are as recorded; the team's numbers (7) and e-mails (3) are
 * stand-ins from ranges kept free for fiction.
 */
import type { ContactData } from './contact.ts';

export const defaultContacts: readonly ContactData[] = [
  {
    first_name: 'Aircall team',
    last_name: 'Customer Success',
    information: 'Feel free to reach out to us!',
    company_name: 'Aircall',
    phone_numbers: [
      { label: 'USA', value: '+12025550143' },
      { label: 'Canada', value: '+16135550178' },
      { label: 'France', value: '+33199001234' },
      { label: 'UK', value: '+442079460018' },
      { label: 'Germany', value: '+493023125021' },
      { label: 'Australia', value: '+61255501234' },
      { label: 'Spain', value: '+34910123456' },
    ],
    emails: [
      { label: 'Support', value: 'support@aircall.example' },
      { label: 'Success', value: 'success@aircall.example' },
      { label: 'Sales', value: 'sales@aircall.example' },
    ],
  },
  {
    first_name: 'Echo',
    last_name: 'Test',
    information: 'Call this number to test your sound!',
    company_name: 'Test your sound',
    phone_numbers: [{ label: 'Main', value: '+16314402060' }],
    emails: [],
  },
];
