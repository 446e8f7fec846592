/** The credentials work: says whose they are, lets the user choose the book, the name and the default country, and saves. */
import { useState } from 'preact/hooks';
import type { Choice, Failure } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { ChoiceCards } from '../controls/choices.tsx';
import { guessedCountry } from '../controls/country-codes.ts';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { rich, t, tn, tryWords } from '../words/words.ts';
import { AccountFields } from './account-fields.tsx';
import type { Checked } from './sign-in.tsx';

export interface AccountDetails {
  readonly choice: string | null;
  readonly name: string;
  readonly defaultCountry: string;
}

function hintFor(choice: Choice): { hint?: string } {
  if (choice.isReadOnly) return { hint: t('choice_read_only') };
  return choice.count === undefined ? {} : { hint: tn('contacts_count', choice.count) };
}

export function SaveAccount({
  service,
  checked,
  name: proposed,
  country: known,
  isBusy,
  failure,
  onSave,
}: {
  service: string;
  checked: Checked;
  name: string;
  /** Of an account that exists. */
  country?: string;
  isBusy: boolean;
  failure: Failure | null;
  onSave: (details: AccountDetails) => void;
}) {
  const { choices, identity } = checked;
  const [choice, setChoice] = useState<string | null>(choices.length === 1 ? (choices[0]?.id ?? null) : null);
  const [name, setName] = useState(proposed);
  const [country, setCountry] = useState(known ?? guessedCountry(navigator.languages));
  const isReady = name.trim() !== '' && (choices.length === 0 || choice !== null);

  function submit(event: Event) {
    event.preventDefault();
    if (isReady && !isBusy) onSave({ choice, name: name.trim(), defaultCountry: country });
  }

  return (
    <form class="form" onSubmit={submit} noValidate data-id="account-details">
      <div role="status">
        <Notice
          hook="account-checked"
          tone="good"
          title={rich('connected_to', { name: <bdi>{identity.label}</bdi> })}
        />
      </div>
      {choices.length > 0 && (
        <ChoiceCards
          hook="choice"
          label={tryWords(`${service}_choose`) ?? t('choose_book')}
          value={choice}
          choices={choices.map((one) => ({
            value: one.id,
            label: <bdi>{one.label}</bdi>,
            ...hintFor(one),
          }))}
          onChange={setChoice}
        />
      )}
      <AccountFields name={name} country={country} onName={setName} onCountry={setCountry} />
      {failure && <FailureNotice failure={failure} place={name} service={service} />}
      <div class="row">
        <Button hook="save-account" kind="primary" type="submit" isBusy={isBusy} isDisabled={!isReady}>
          {t('save_account')}
        </Button>
      </div>
    </form>
  );
}
