/**
 * The one element of ours in the page: a closed shadow root over everything, that nothing of the page can look into and that takes no room
 * in its layout. Clicks go through it where nothing of ours is drawn. It comes with the first flag and goes with the signal.
 */
import { css } from './style.ts';
import type { Theme } from './theme.ts';

export interface Overlay {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Made for one of ours: `make('button', 'flag', …children)`. */
  make<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    className?: string,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[K];
  add(element: HTMLElement, theme: Theme): void;
  /** Flags come before everything else, in the order in which the page shows what they are about; `next`: the one that follows. */
  addFlag(element: HTMLElement, theme: Theme, next: Element | null): void;
}

/** Pages listen to clicks and keys everywhere, to close what is open or to catch the focus; what happens in ours is no business of theirs. */
const own = [
  'click',
  'dblclick',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
  'focusin',
  'focusout',
  'contextmenu',
  'input',
  'change',
  'wheel',
];

export function createOverlay(document: Document, language: string, signal: AbortSignal): Overlay {
  const host = document.createElement('div');
  host.lang = language;
  // Every language that we speak; the page's own direction is inherited even by an element that is reset.
  host.dir = 'ltr';
  const set = (name: string, value: string) => host.style.setProperty(name, value, 'important');
  for (const [name, value] of Object.entries({
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: '0',
    height: '0',
    'z-index': '2147483647',
    'pointer-events': 'none',
    display: 'block',
  }))
    set(name, value);
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, document);
  for (const name of own) root.addEventListener(name, (event) => event.stopPropagation());
  const flags = document.createElement('div');
  root.append(flags);
  document.documentElement.append(host);
  signal.addEventListener('abort', () => host.remove());
  const dress = (element: HTMLElement, theme: Theme) => {
    element.classList.remove('light', 'dark');
    element.classList.add('layer', theme);
    if (!host.isConnected && !signal.aborted) document.documentElement.append(host);
  };
  return {
    host,
    root,
    make(tag, className, ...children) {
      const element = document.createElement(tag);
      if (className) element.className = className;
      element.append(...children);
      return element;
    },
    add(element, theme) {
      dress(element, theme);
      root.append(element);
    },
    addFlag(element, theme, next) {
      dress(element, theme);
      flags.insertBefore(element, next);
    },
  };
}

/** A sheet made in script needs no permission from the page's policy. Firefox takes it only by the setter, and on its own side of the wall. */
function adopt(root: ShadowRoot, document: Document): void {
  const View = (document.defaultView ?? window) as Window & typeof globalThis;
  try {
    const sheet = new View.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    if (root.adoptedStyleSheets.length > 0) return;
  } catch {
    // Then the other way.
  }
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}
