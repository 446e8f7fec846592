/** One field of a sign-in form. Its label and hint come from the catalogue by `<service>_<field>`. */
import type { CredentialField } from '../../lib/app/api.ts';
import { TextField } from '../controls/field.tsx';
import { t, tryWords } from '../words/words.ts';

export function CredentialInput({
  service,
  field,
  value,
  isOptional,
  isMissing,
  placeholder,
  onInput,
}: {
  service: string;
  field: CredentialField;
  value: string;
  isOptional: boolean;
  isMissing: boolean;
  placeholder?: string;
  onInput: (value: string) => void;
}) {
  return (
    <TextField
      hook={`field-${field.id}`}
      label={tryWords(`${service}_${field.id}`) ?? field.id}
      hint={tryWords(`${service}_${field.id}_hint`) ?? undefined}
      isOptional={isOptional}
      error={isMissing ? t('field_missing') : undefined}
      type={field.kind === 'secret' ? 'password' : 'text'}
      inputMode={field.kind === 'url' ? 'url' : undefined}
      placeholder={field.kind === 'url' ? (placeholder ?? 'https://') : undefined}
      autoComplete="off"
      spellcheck={false}
      value={value}
      onInput={onInput}
    />
  );
}
