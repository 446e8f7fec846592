/** The catalogue in the browser's language. Gives '' for a key that it does not have, and the caller decides what to show then. */
import { browser } from './browser.ts';

export interface Catalogue {
  getMessage(key: string, substitutions?: string[]): string;
  getUILanguage(): string;
}

const own = (): Catalogue => browser.i18n as unknown as Catalogue;

export function words(key: string, substitutions: string[] = [], catalogue: Catalogue = own()): string {
  try {
    // Chrome takes up to nine, and a key of letters, digits, _ and @ only.
    return catalogue.getMessage(key, substitutions) || '';
  } catch {
    return '';
  }
}

/** The browser's own language, such as `de-CH`: for dates and numbers. */
export function uiLocale(catalogue: Catalogue = own()): string {
  return catalogue.getUILanguage();
}
