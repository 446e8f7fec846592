/** The catalogue straight from its JSON, as the browser's own i18n would give it: `$name$` → its placeholder's content `$1` → the value. */

import type { WordSource } from '../../components/words/words.ts';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import es from '../../public/_locales/es/messages.json';
import fr from '../../public/_locales/fr/messages.json';

export interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
export type Catalogue = Readonly<Record<string, Entry>>;
export const catalogues: Readonly<Record<string, Catalogue>> = { en, de, fr, es };

export function sourceOf(catalogue: Catalogue): WordSource {
  return (key, substitutions = []) => {
    const entry = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    if (!entry) return '';
    return entry.message
      .replaceAll(/\$(\w+)\$/g, (_, name: string) => entry.placeholders?.[name.toLowerCase()]?.content ?? '')
      .replaceAll(/\$(\d)/g, (_, index: string) => substitutions[Number(index) - 1] ?? '')
      .replaceAll('$$', '$');
  };
}
