/** What is asked of every account before it is kept: what Lineup calls it, and the country of its numbers. */
import { CountryField } from '../controls/country-field.tsx';
import { TextField } from '../controls/field.tsx';
import { t } from '../words/words.ts';

export function AccountFields({
  name,
  country,
  onName,
  onCountry,
}: {
  name: string;
  country: string;
  onName: (name: string) => void;
  onCountry: (code: string) => void;
}) {
  return (
    <>
      <TextField
        hook="field-name"
        label={t('account_name')}
        hint={t('account_name_hint')}
        maxLength={60}
        value={name}
        onInput={onName}
      />
      <CountryField value={country} onChange={onCountry} />
    </>
  );
}
