/**
 * Texts made from other fields: `{company} – {title}`. What stands between two fields is left out if one of them is empty, so that no text
 * begins with a dash. `{{` and `}}` are braces.
 */
import { type Contact, type FieldId, valuesOf } from '../contact/contact.ts';

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly id: FieldId };

export function renderTemplate(template: string, contact: Contact): string {
  const pieces = readTemplate(template);
  const filled = pieces.map((piece) => (piece.kind === 'field' ? textOfAll(contact, piece.id) : piece.text));
  const hasField = (index: number) => pieces[index]?.kind === 'field' && filled[index] !== '';
  const fields = pieces.flatMap((piece, index) => (piece.kind === 'field' ? [index] : []));
  if (!fields.some(hasField)) return '';
  let result = '';
  // Text in the middle waits for the next filled field; text at an end goes with its neighbour.
  let waiting = '';
  let hasBegun = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'field') {
      if (!hasField(index)) {
        if (!hasBegun) waiting = '';
        continue;
      }
      result += waiting + filled[index];
      waiting = '';
      hasBegun = true;
      continue;
    }
    if (index === 0) waiting = hasField(1) ? piece.text : '';
    else if (index === pieces.length - 1) result += hasField(index - 1) ? piece.text : '';
    else if (hasBegun && waiting === '') waiting = piece.text;
  }
  return result.trim();
}

/** Every value of a field in one line. */
export function textOfAll(contact: Contact, field: FieldId): string {
  return valuesOf(contact, field)
    .map((one) => one.value)
    .join(', ');
}

export function templateFields(template: string): FieldId[] {
  const ids = readTemplate(template).flatMap((piece) => (piece.kind === 'field' ? [piece.id] : []));
  return [...new Set(ids)];
}

function readTemplate(template: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [token] of template.matchAll(/\{\{|\}\}|\{[^{}]+\}|[^{}]+|[{}]/g)) {
    const isField = token.length > 2 && token.startsWith('{') && token.endsWith('}');
    if (isField) pieces.push({ kind: 'field', id: token.slice(1, -1).trim() });
    else {
      const text = token === '{{' ? '{' : token === '}}' ? '}' : token;
      const last = pieces.at(-1);
      if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + text };
      else pieces.push({ kind: 'text', text });
    }
  }
  return pieces;
}
