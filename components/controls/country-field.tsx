/** Choice of the country that numbers without a country code belong to, sorted as the reader's language sorts. */
import { useMemo } from 'preact/hooks';
import { country } from '../words/formats.ts';
import { currentLanguage, t } from '../words/words.ts';
import { countryCodes } from './country-codes.ts';
import { SelectField } from './field.tsx';

export function CountryField({
  hook = 'field-default_country',
  label = t('default_country'),
  value,
  onChange,
}: {
  hook?: string;
  label?: string;
  value: string;
  onChange: (code: string) => void;
}) {
  const language = currentLanguage();
  const options = useMemo(() => {
    const collator = new Intl.Collator(language);
    return countryCodes
      .map((code) => ({ value: code, label: country(code) }))
      .sort((a, b) => collator.compare(a.label, b.label));
  }, [language]);
  return (
    <SelectField
      hook={hook}
      label={label}
      hint={t('default_country_hint')}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}
