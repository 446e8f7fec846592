/**
 * Before E.164 is switched off: what then happens to numbers without a country code, by Aircall's own help on contact sync ("non-compliant
 * phone numbers having the US/Canada +1 country code auto-appended", seen 2026-11), shown on the user's own numbers.
 */
import { readPhone } from '../../lib/contact/phone.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { t } from '../words/words.ts';

const shown = 4;

export function E164Warning({
  numbers,
  country,
  onKeep,
  onSwitchOff,
}: {
  /** As people wrote them on the other side. */
  numbers: readonly string[];
  /** Country that the other side's numbers are read with. */
  country: string;
  onKeep: () => void;
  onSwitchOff: () => void;
}) {
  const spoilt = numbers.flatMap((number) => spoiltNumber(number, country) ?? []);
  return (
    <Dialog
      hook="e164-warning"
      title={t('e164_off_title')}
      onClose={onKeep}
      actions={
        <>
          <Button hook="e164-keep" kind="primary" onClick={onKeep}>
            {t('e164_keep')}
          </Button>
          <Button hook="e164-off" kind="danger" onClick={onSwitchOff}>
            {t('e164_switch_off')}
          </Button>
        </>
      }
    >
      <p>{t('e164_reason')}</p>
      <p>{t('e164_advice')}</p>
      {spoilt.length > 0 && (
        <table class="table numbers-table">
          <caption class="numbers-caption">{t('e164_examples')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('e164_written')}</th>
              <th scope="col">{t('e164_spoilt')}</th>
            </tr>
          </thead>
          <tbody>
            {spoilt.slice(0, shown).map((one) => (
              <tr key={one.written}>
                <td>
                  <Spelled text={one.written} />
                  <span class="muted below">
                    {t('e164_meant')} <Spelled text={one.meant} />
                  </span>
                </td>
                <td class="number-bad">
                  <Spelled text={one.spoilt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function Spelled({ text }: { text: string }) {
  return (
    <bdi class="value-phone" dir="ltr">
      {text}
    </bdi>
  );
}

/** A number that can be read here and would be another one with +1 before it; null for those that have their country code. */
function spoiltNumber(written: string, country: string) {
  const phone = readPhone(written, country);
  if (phone.kind !== 'number' || phone.how === 'plus') return null;
  const spoilt = `+1${written.replace(/\D/g, '')}`;
  return spoilt === phone.e164 ? null : { written, meant: phone.e164, spoilt };
}
