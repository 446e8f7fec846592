/** Composition root of the script in a page: joins the page's part with the browser's messages and words. */
import { startDashboard } from '../../dashboard/start.ts';
import { askBackground, isExtensionAlive, onPagesChanged } from '../../platform/page-talk.ts';
import { uiLocale, words } from '../../platform/words.ts';

export function startInPage(signal: AbortSignal): void {
  const language = words('language') || 'en';
  const rules = new Intl.PluralRules(uiLocale());
  const numbers = new Intl.NumberFormat(uiLocale());
  startDashboard(
    { ask: askBackground, onChanged: onPagesChanged, isAlive: isExtensionAlive },
    {
      language,
      say: (key, substitutions = []) => words(key, [...substitutions]) || key,
      count: (key, n) => {
        const form = rules.select(n) === 'one' ? 'one' : 'other';
        return words(`${key}_${form}`, [numbers.format(n)]) || key;
      },
    },
    signal,
  );
}
