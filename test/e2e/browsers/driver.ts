/**
 * What a scenario may do with a browser, the same in Chromium and Firefox. Elements are found as a person finds them, by role and
 * name or by visible text, or by their `data-id`; every action waits until exactly one such element is visible.
 */
export type Target =
  | { readonly role: string; readonly name?: string | RegExp; readonly within?: Target }
  | { readonly text: string | RegExp; readonly within?: Target }
  | { readonly id: string; readonly within?: Target }
  | { readonly css: string; readonly within?: Target };

export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

export interface Waiting {
  /** ms; default 15,000. */
  readonly timeoutMs?: number;
}

export interface PageDriver {
  url(): Promise<string>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  click(target: Target, waiting?: Waiting): Promise<void>;
  /** Replaces what a text field holds, key by key as far as the browser is concerned. */
  fill(target: Target, text: string): Promise<void>;
  /** Chooses an option of a select by its value or visible text. */
  choose(target: Target, option: string): Promise<void>;
  /**
   * Picks a file of the disk in the chooser that a click on the target opens. Firefox: the page's only file input gets it without the
   * click, for nothing can work its chooser.
   */
  pickFile(target: Target, file: string): Promise<void>;
  /** Clicks the target and waits for the file that the browser saves then. */
  download(target: Target): Promise<SavedFile>;
  /** Presses a key on whatever has the focus: 'Enter', 'Escape', 'Tab', 'Shift+Tab', 'a'. */
  press(key: string): Promise<void>;
  waitFor(target: Target, waiting?: Waiting): Promise<void>;
  waitUntilGone(target: Target, waiting?: Waiting): Promise<void>;
  exists(target: Target): Promise<boolean>;
  count(target: Target): Promise<number>;
  /** Visible text of the one element that fits. */
  textOf(target: Target): Promise<string>;
  /** Runs an expression (a promise is awaited) in the page; the result travels as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A real click at a point of the window. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types a text, key by key, into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Runs an expression over `root`, the closed shadow root of Lineup's overlay in a web page; null if there is none. */
  inOverlay<T>(expression: string): Promise<T | null>;
  resize(width: number, height: number): Promise<void>;
  /** Writes a PNG of the window, or of the whole page. */
  screenshot(file: string, whole?: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  readonly version: string;
  /** Opens a page of the extension in a new tab: `options.html#/accounts`. */
  open(path: string): Promise<PageDriver>;
  /** Opens any address in a new tab. */
  page(url: string): Promise<PageDriver>;
  /** The window or tab that the browser itself opened (a sign-in), once its address begins like this. */
  windowAt(address: string): Promise<PageDriver>;
  /** Every tab opened so far and not closed, oldest first. */
  pages(): readonly PageDriver[];
  /** Grants host permissions as a user would in the prompt, which cannot be clicked in a headless browser. */
  grantHosts(origins: readonly string[]): Promise<void>;
  /** Ends the background worker (Firefox: event page) at once, wherever it stands; resolves when it is gone. */
  killWorker(): Promise<void>;
  workerAlive(): Promise<boolean>;
  colorScheme(scheme: ColorScheme): Promise<void>;
  /** Resolves when the browser has ended, by `close` or by a person's hand. */
  readonly closed: Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

export type BrowserName = 'chromium' | 'firefox';
export type ColorScheme = 'light' | 'dark';

export interface LaunchOptions {
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** host (port 443) → loopback port of the server that plays it. Every other host but loopback cannot be reached. */
  readonly hosts: Readonly<Record<string, number>>;
  /** Show a window. */
  readonly visible?: boolean;
  readonly colorScheme?: ColorScheme;
  readonly size?: { readonly width: number; readonly height: number };
  /** Chromium: pixels per CSS pixel, for sharp screenshots. */
  readonly scale?: number;
  readonly locale?: string;
}

/** Lineup's element in a web page: beside head and body, where no page puts anything. */
export const overlayHost = `document.querySelector('html > div')`;

export function describeTarget(target: Target): string {
  const within = target.within === undefined ? '' : ` within ${describeTarget(target.within)}`;
  if ('role' in target)
    return `${target.role}${target.name === undefined ? '' : ` "${target.name}"`}${within}`;
  if ('text' in target) return `text "${target.text}"${within}`;
  if ('id' in target) return `[data-id="${target.id}"]${within}`;
  return `${target.css}${within}`;
}
