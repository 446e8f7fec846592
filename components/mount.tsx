/** Puts a page into its document: words first, then the document's language, then the page. */
import { type ComponentChild, render } from 'preact';
import { type App, AppProvider } from './app-context.tsx';
import { currentLanguage, speak, type WordSource } from './words/words.ts';
import './styles/index.css';

export function mount(page: ComponentChild, app: App, words: WordSource, uiLocale: string): void {
  speak(words, uiLocale);
  document.documentElement.lang = currentLanguage();
  const root = document.getElementById('app');
  if (root) render(<AppProvider value={app}>{page}</AppProvider>, root);
}
