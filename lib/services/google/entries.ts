/** Single entries of a person field, as they are sent: changed, kept, or left out when they say nothing. */
import type { Entry } from './schema.ts';

/** The entry with a change, the others as they were. */
export function replaced(entries: readonly Entry[], old: Entry | undefined, change: Entry): readonly Entry[] {
  if (!old) return [...entries.map(writable), ...nonEmpty(change)];
  return entries.flatMap((entry) =>
    entry === old ? nonEmpty({ ...writable(entry), ...change }) : [writable(entry)],
  );
}

/** As it may be sent back: without what only Google writes. Which one is the first choice of its source is ours to keep. */
export function writable(entry: Entry): Entry {
  const { metadata, formattedType: _1, canonicalForm: _2, ...kept } = entry;
  const isFirst = (metadata as { readonly sourcePrimary?: unknown } | undefined)?.sourcePrimary === true;
  return isFirst ? { ...kept, metadata: { sourcePrimary: true } } : kept;
}

/** An entry that says nothing but its kind is no entry. */
export function nonEmpty(entry: Entry): readonly Entry[] {
  const kept = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== ''));
  const says = Object.keys(kept).filter(
    (key) => !['type', 'metadata', 'current', 'contentType'].includes(key),
  );
  return says.length > 0 ? [kept] : [];
}
