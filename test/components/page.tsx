/** Shows a page with made-up data, and finds and works its elements by `data-id`, as a person would by eye. */
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { AppProvider } from '../../components/app-context.tsx';
import { OptionsApp } from '../../components/options-app.tsx';
import { PopupApp } from '../../components/popup/popup-app.tsx';
import { speak } from '../../components/words/words.ts';
import type { FakeApp } from '../gallery/fakes/app.ts';
import { catalogues, sourceOf } from '../gallery/words.ts';

let root: HTMLElement | null = null;

/** Lets everything that was promised happen, and the page follow. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  }
}

export async function show(app: FakeApp, what: string | ComponentChild, lang = 'en'): Promise<void> {
  close();
  speak(sourceOf(catalogues[lang] ?? {}), lang);
  root = document.createElement('div');
  document.body.append(root);
  const target = root;
  if (typeof what === 'string' && what !== 'popup') location.hash = what;
  const page = what === 'popup' ? <PopupApp /> : typeof what === 'string' ? <OptionsApp /> : what;
  await act(async () => {
    render(<AppProvider value={app}>{page}</AppProvider>, target);
  });
  await settle();
}

export function close(): void {
  if (!root) return;
  render(null, root);
  root.remove();
  root = null;
}

export function all(id: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)];
}

export function has(id: string): boolean {
  return all(id).length > 0;
}

export function the(id: string): HTMLElement {
  const [first] = all(id);
  if (!first) throw new Error(`nothing on the page has the data-id ${id}`);
  return first;
}

export function words(): string {
  return (root?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

export function isDisabled(id: string): boolean {
  return (the(id) as HTMLButtonElement).disabled;
}

export async function click(id: string, nth = 0): Promise<void> {
  const element = all(id)[nth] ?? the(id);
  await act(async () => element.click());
  await settle();
}

export async function type(id: string, text: string): Promise<void> {
  const input = the(id) as HTMLInputElement;
  await act(async () => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

export async function choose(id: string, value: string): Promise<void> {
  const select = the(id) as HTMLSelectElement;
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

export async function press(element: Element, key: string): Promise<void> {
  await act(async () => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await settle();
}

export async function submit(id: string): Promise<void> {
  const form = the(id).closest('form');
  await act(async () => {
    form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await settle();
}
