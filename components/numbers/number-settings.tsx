/** How numbers are read and written: default countries, E.164, the other side's style, each shown on the user's own numbers. Saves nothing itself. */
import { useId, useState } from 'preact/hooks';
import type { ConnectionSettings, ConnectionView, PhoneStyle, SideName } from '../../lib/app/api.ts';
import { phoneStyleOf } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { formatPhone, readPhone } from '../../lib/contact/phone.ts';
import { Button } from '../controls/button.tsx';
import { ChoiceCards, Tick } from '../controls/choices.tsx';
import { CountryField } from '../controls/country-field.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { href } from '../router.ts';
import { t } from '../words/words.ts';
import { E164Warning } from './e164-warning.tsx';
import { NumberExamples } from './number-examples.tsx';
import { e164Side, type OwnNumbers, useOwnNumbers } from './own-numbers.ts';

const styles: readonly PhoneStyle[] = ['as-is', 'e164', 'international', 'national'];

export function NumberSettings({
  view,
  settings,
  onChange,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  onChange: (settings: ConnectionSettings) => void;
}) {
  const numbers = useOwnNumbers(view);
  return (
    <div class="numbers">
      <div class="pair">
        {(['left', 'right'] as const).map((side) => (
          <CountryField
            key={side}
            hook={`numbers-country-${side}`}
            label={t('numbers_country', { place: view[side].account.name })}
            value={settings.defaultCountry[side]}
            onChange={(code) =>
              onChange({ ...settings, defaultCountry: { ...settings.defaultCountry, [side]: code } })
            }
          />
        ))}
      </div>
      {e164Side(view) && <E164 view={view} settings={settings} numbers={numbers} onChange={onChange} />}
      {(['left', 'right'] as const).map(
        (side) =>
          hasStyle(view, side) && (
            <StyleChoice
              key={side}
              view={view}
              side={side}
              settings={settings}
              numbers={numbers}
              onChange={onChange}
            />
          ),
      )}
      <NumberExamples view={view} settings={settings} numbers={numbers} />
      {(['left', 'right'] as const).map(
        (side) =>
          view[side].account.service === 'aircall' && (
            <a
              class="text-link"
              key={side}
              data-id="number-check"
              href={href({ page: 'numbers', id: view[side].account.id })}
            >
              {t('numbers_check', { place: view[side].account.name })}
              <Icon name="right" size={14} />
            </a>
          ),
      )}
    </div>
  );
}

function hasStyle(view: ConnectionView, side: SideName): boolean {
  return view[side].fields.some(
    (field) => field.type === 'phone' && field.phoneStyle !== 'e164' && !field.readOnly,
  );
}

function E164({
  view,
  settings,
  numbers,
  onChange,
}: {
  view: ConnectionView;
  settings: ConnectionSettings;
  numbers: OwnNumbers;
  onChange: (settings: ConnectionSettings) => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const side = e164Side(view) ?? 'left';
  const place = view[side].account.name;
  const hint = useId();
  return (
    <div class="stack-small" aria-describedby={hint}>
      <Tick
        hook="e164"
        isOn={settings.e164}
        onChange={(isOn) => (isOn ? onChange({ ...settings, e164: true }) : setAsked(true))}
      >
        {t('e164_tick', { place })}
        <span class="choice-hint numbers-hint" id={hint}>
          {t('e164_hint')}
        </span>
      </Tick>
      {!settings.e164 && (
        <Notice
          hook="e164-is-off"
          tone="attention"
          title={t('e164_is_off')}
          actions={
            <Button hook="e164-on" size="small" onClick={() => onChange({ ...settings, e164: true })}>
              {t('e164_switch_on')}
            </Button>
          }
        >
          <p>{t('e164_reason')}</p>
        </Notice>
      )}
      {isAsked && (
        <E164Warning
          numbers={numbers[otherSide(side)]}
          country={settings.defaultCountry[otherSide(side)]}
          onKeep={() => setAsked(false)}
          onSwitchOff={() => {
            setAsked(false);
            onChange({ ...settings, e164: false });
          }}
        />
      )}
    </div>
  );
}

function StyleChoice({
  view,
  side,
  settings,
  numbers,
  onChange,
}: {
  view: ConnectionView;
  side: SideName;
  settings: ConnectionSettings;
  numbers: OwnNumbers;
  onChange: (settings: ConnectionSettings) => void;
}) {
  const from = otherSide(side);
  const example = exampleFor(numbers[from], settings.defaultCountry[from]);
  const written = (style: PhoneStyle) =>
    formatPhone(readPhone(example, settings.defaultCountry[from]), style, {
      text: example,
      country: settings.defaultCountry[side],
    });
  return (
    <ChoiceCards
      hook={`phone-style-${side}`}
      label={t('phone_style', { place: view[side].account.name })}
      isCompact
      value={phoneStyleOf(settings, side)}
      choices={styles.map((value) => ({
        value,
        label: styleWords(value),
        hint: <bdi dir="ltr">{written(value)}</bdi>,
      }))}
      onChange={(style) => onChange({ ...settings, phoneStyle: { ...settings.phoneStyle, [side]: style } })}
    />
  );
}

/** The user's own first number that can be read; else one that shows the difference. */
function exampleFor(numbers: readonly string[], country: string): string {
  return numbers.find((number) => readPhone(number, country).kind === 'number') ?? '+33612345678';
}

function styleWords(style: PhoneStyle): string {
  switch (style) {
    case 'as-is':
      return t('phone_style_as_is');
    case 'e164':
      return t('phone_style_e164');
    case 'international':
      return t('phone_style_international');
    case 'national':
      return t('phone_style_national');
  }
}
