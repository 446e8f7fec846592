/** What a property takes. A refusal names the property and a code, as HubSpot does; the value is quoted too, which nobody may log. */
import type { Definition } from './definitions.ts';
import type { Portal } from './portal.ts';

export interface Problem {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

export type Given = Readonly<Record<string, string>>;

/** What would be stored, or what is wrong with it. */
export function accept(
  portal: Portal,
  given: Given,
  held: Given | null,
): { readonly values: Given; readonly problems: readonly Problem[] } {
  const values: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [name, text] of Object.entries(given)) {
    const definition = portal.definition(name);
    const error = definition ? faultOf(portal, definition, text) : 'PROPERTY_DOESNT_EXIST';
    if (error !== null) problems.push({ name, error, message: `"${text}" was not valid for ${name}` });
    else values[name] = stored(portal, name, text, held);
  }
  const after = { ...held, ...values };
  for (const { name, isRequired } of portal.definitions)
    if (isRequired && (after[name] ?? '') === '')
      problems.push({
        name,
        error: 'REQUIRED_FIELD',
        message: `${name} is required by a rule of this account`,
      });
  const hasName = ['firstname', 'lastname', 'email'].some((name) => (after[name] ?? '') !== '');
  if (held === null && portal.switches.needsNameOrEmail && !hasName)
    problems.push({ name: 'email', error: 'REQUIRED_FIELD', message: 'One of firstname, lastname, email' });
  return { values, problems };
}

function faultOf(portal: Portal, definition: Definition, text: string): string | null {
  if (definition.readOnly || definition.calculated) return 'READ_ONLY_VALUE';
  if (text === '') return null;
  switch (definition.type) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? null : 'INVALID_INTEGER';
    case 'bool':
      return text === 'true' || text === 'false' ? null : 'INVALID_OPTION';
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? null : 'INVALID_DATE';
    case 'datetime':
      return Number.isNaN(Date.parse(text)) ? 'INVALID_DATE' : null;
    case 'enumeration':
      return isOption(portal, definition, text) ? null : 'INVALID_OPTION';
    default:
      if (definition.name === 'email' && !/^[^\s@;]+@[^\s@;]+\.[a-z]{2,}$/i.test(text))
        return 'INVALID_EMAIL';
      return text.length > 65_536 ? 'PROPERTY_VALUE_TOO_LONG' : null;
  }
}

function isOption(portal: Portal, definition: Definition, text: string): boolean {
  if (definition.name === 'hs_additional_emails') return text.split(';').every((one) => one.includes('@'));
  const known = definition.externalOptions
    ? portal.owners.map(({ id }) => id)
    : definition.options.map(({ value }) => value);
  const chosen = definition.fieldType === 'checkbox' ? text.split(';') : [text];
  return chosen.every((one) => known.includes(one));
}

function stored(portal: Portal, name: string, text: string, held: Given | null): string {
  const { switches } = portal;
  if (name === 'email' && switches.emailCase === 'lowered') return text.toLowerCase();
  if (
    (name === 'phone' || name === 'mobilephone') &&
    switches.phoneFormat === 'spaced' &&
    /^\+\d+$/.test(text)
  )
    return `${text.slice(0, 3)} ${text.slice(3).replace(/\d\d(?=\d)/g, '$& ')}`;
  if (name === 'lifecyclestage' && switches.stageBack === 'ignored' && held && text !== '') {
    const order = portal.definition(name)?.options.map(({ value }) => value) ?? [];
    const before = held.lifecyclestage ?? '';
    if (order.indexOf(text) < order.indexOf(before)) return before;
  }
  return text;
}
