/**
 * A text as logical lines: folded lines and the soft line breaks of quoted-printable joined, each with the exact characters it was made
 * of. The raw pieces put together are the text again, whatever the text is.
 */
import { isQuotedPrintable, parseProperty } from './property.ts';

export interface LogicalLine {
  /** As it stands in the text, line ends and folds included. */
  readonly raw: string;
  /** Unfolded, without its line end. */
  readonly text: string;
}

interface PhysicalLine {
  readonly raw: string;
  readonly content: string;
}

export function logicalLines(text: string): LogicalLine[] {
  const physical = physicalLines(text);
  const lines: LogicalLine[] = [];
  for (let index = 0; index < physical.length; ) {
    const start = index;
    const parts = [physical[index]?.content ?? ''];
    const watch = quotedPrintableWatch();
    watch(parts[0] ?? '');
    for (index += 1; index < physical.length; index += 1) {
      const next = physical[index]?.content ?? '';
      const last = parts[parts.length - 1] ?? '';
      const bare = last.trimEnd();
      // A value that wrongly ends in `=` must not swallow the end of the card.
      const isBound = isMarker(next, 'BEGIN') || isMarker(next, 'END');
      if (bare.endsWith('=') && watch('') && !isBound) {
        parts[parts.length - 1] = bare.slice(0, -1);
        parts.push(next);
      } else if (isBlankStart(next) && parts[0] !== '') {
        // 2.1 would keep the blank after a fold, but whoever folds 2.1 text in practice does it as in 3.0.
        parts.push(next.slice(1));
        watch(next.slice(1));
      } else break;
    }
    const raws = physical.slice(start, index).map((line) => line.raw);
    lines.push({ raw: raws.join(''), text: parts.join('') });
  }
  return lines;
}

/** `BEGIN:VCARD` and `END:VCARD`, in any case and with stray blanks. */
export function isMarker(text: string, marker: 'BEGIN' | 'END'): boolean {
  if (text.length > 64) return false;
  const [name, value, rest] = text.replace(/^\uFEFF/, '').split(':');
  return (
    rest === undefined &&
    name?.trim().toUpperCase() === marker &&
    value !== undefined &&
    value.trim().toUpperCase() === 'VCARD'
  );
}

/** Lines end with LF, CR LF or CR; a run of CR (`\r\r\n` after a bad conversion) counts as one end. */
function physicalLines(text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = 0;
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (code !== 10 && code !== 13) {
      index += 1;
      continue;
    }
    const end = index;
    while (text.charCodeAt(index) === 13) index += 1;
    if (text.charCodeAt(index) === 10) index += 1;
    lines.push({ raw: text.slice(start, index), content: text.slice(start, end) });
    start = index;
  }
  if (start < text.length) lines.push({ raw: text.slice(start), content: text.slice(start) });
  return lines;
}

/** Takes a line piece by piece and tells whether its head (up to the first colon outside quotes) says quoted-printable. */
function quotedPrintableWatch(): (piece: string) => boolean {
  let head = '';
  let isQuoted = false;
  let isDone = false;
  let answer: boolean | null = null;
  return (piece) => {
    for (const letter of isDone ? '' : piece) {
      if (letter === '"') isQuoted = !isQuoted;
      // Inside quotes the first colon counts until a better one comes: the quote may never be closed.
      if (letter === ':' && (!isQuoted || answer === null)) {
        answer = saysQuotedPrintable(head);
        isDone = !isQuoted;
      }
      if (isDone) break;
      head += letter;
    }
    return answer === true;
  };
}

function saysQuotedPrintable(head: string): boolean {
  if (!/QUOTED-PRINTABLE/i.test(head)) return false;
  const property = parseProperty(`${head}:`);
  return property !== null && isQuotedPrintable(property);
}

function isBlankStart(content: string): boolean {
  return content.startsWith(' ') || content.startsWith('\t');
}
