/** Field masks, source masks and page sizes of a request's query; unknown parameters are refused. */
import { invalid } from './answers.ts';
import { personFields, readableFields } from './person.ts';

export function onlyParameters(query: URLSearchParams, known: readonly string[]): void {
  for (const key of query.keys())
    if (!known.includes(key) && key !== 'alt' && key !== 'prettyPrint')
      throw invalid(`Invalid JSON payload received. Unknown name "${key}": Cannot bind query parameter.`);
}

/** @param text comma-separated. */
export function readMask(text: string | null, name: string, isRequired: boolean): string[] {
  const mask = (text ?? '').split(',').filter(Boolean);
  if (mask.length === 0 && isRequired)
    throw invalid(`${name} mask is required. Please specify one or more valid paths.`);
  for (const field of mask)
    if (!readableFields.includes(field)) throw invalid(`Invalid ${name} mask path: "${field}".`);
  return mask;
}

export function updateMask(text: string | null): string[] {
  const mask = (text ?? '').split(',').filter(Boolean);
  if (mask.length === 0) throw invalid('updatePersonFields mask is required.');
  for (const field of mask)
    if (!personFields.includes(field)) throw invalid(`Invalid updatePersonFields mask path: "${field}".`);
  return mask;
}

const sourceTypes = [
  'READ_SOURCE_TYPE_PROFILE',
  'READ_SOURCE_TYPE_CONTACT',
  'READ_SOURCE_TYPE_DOMAIN_CONTACT',
  'READ_SOURCE_TYPE_OTHER_CONTACT',
];

/** Whether profiles are shown. */
export function withProfiles(sources: readonly unknown[]): boolean {
  for (const source of sources)
    if (!sourceTypes.includes(String(source))) throw invalid(`Invalid value at 'sources': "${source}"`);
  return sources.length === 0 || sources.includes('READ_SOURCE_TYPE_PROFILE');
}

export function pageSize(query: URLSearchParams, most: number, usual: number): number {
  const text = query.get('pageSize');
  if (text === null) return usual;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 0 || size > most)
    throw invalid(`Invalid page size ${text}: must be between 1 and ${most}.`);
  return size === 0 ? usual : size;
}
