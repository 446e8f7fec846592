/** Shows one screen: `?screen=preview-ready&lang=fr`; without a screen, the list of all. */
import { render } from 'preact';
import { AppProvider } from '../../components/app-context.tsx';
import { OptionsApp } from '../../components/options-app.tsx';
import { PopupApp } from '../../components/popup/popup-app.tsx';
import '../../components/styles/index.css';
import { currentLanguage, speak } from '../../components/words/words.ts';
import { files } from './fakes/files.ts';
import { screens } from './screens.ts';
import { catalogues, sourceOf } from './words.ts';

const asked = new URLSearchParams(location.search);
const screen = screens.find((one) => one.name === asked.get('screen'));
const lang = asked.get('lang') ?? 'en';
speak(sourceOf(catalogues[lang] ?? {}), lang);
document.documentElement.lang = currentLanguage();
const root = document.getElementById('app');
if (root && screen) {
  if (screen.route) history.replaceState(null, '', screen.route);
  const app = screen.app();
  render(<AppProvider value={app}>{screen.route ? <OptionsApp /> : <PopupApp />}</AppProvider>, root);
  await take(screen.steps ?? []);
  await new Promise((resolve) => setTimeout(resolve, 300));
  document.body.dataset.ready = 'yes';
} else if (root) {
  render(
    <ul>
      {screens.map(({ name }) => (
        <li key={name}>
          <a href={`?screen=${name}&lang=${lang}`}>{name}</a>
        </li>
      ))}
    </ul>,
    root,
  );
}

async function take(steps: readonly string[]) {
  for (const step of steps) {
    const [id = '', text] = step.split('=');
    const element = await found(id);
    // `id=>value` chooses; `id=text` types.
    if (text?.startsWith('>') && element instanceof HTMLSelectElement) {
      element.value = text.slice(1);
      element.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (text !== undefined && element instanceof HTMLInputElement && element.type === 'file') {
      // `id=name` picks the file of that name among the made-up ones.
      const picked = new DataTransfer();
      picked.items.add(new File([files[text] ?? ''], text));
      element.files = picked.files;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (text !== undefined && element instanceof HTMLInputElement) {
      element.value = text;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      element.click();
    }
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}

async function found(id: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 100; tries++) {
    const element = document.querySelector<HTMLElement>(`[data-id="${id}"]`);
    if (element) return element;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`nothing with data-id ${id}`);
}
