/** One tab of Firefox. Marionette works on one tab at a time, so every command first switches to this one. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlayHost, type SavedFile, type Target } from './driver.ts';
import { LocatedPage } from './located-page.ts';
import { elementKey, type Marionette } from './marionette.ts';
import { until } from './poll.ts';

type Element = Readonly<Record<typeof elementKey, string>>;

/** Code points that WebDriver gives to keys without a character. */
const keys: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const shift = 'Shift+';
const shiftKey = '\uE008';

export class FirefoxPage extends LocatedPage<Element> {
  private readonly marionette: Marionette;
  private readonly handle: string;
  /** Where this Firefox saves files. */
  private readonly downloads: string;

  constructor(marionette: Marionette, handle: string, downloads: string) {
    super();
    this.marionette = marionette;
    this.handle = handle;
    this.downloads = downloads;
  }

  url(): Promise<string> {
    return this.send('WebDriver:GetCurrentURL');
  }

  async goto(url: string): Promise<void> {
    await this.send('WebDriver:Navigate', { url });
  }

  async reload(): Promise<void> {
    await this.send('WebDriver:Refresh');
  }

  async pickFile(target: Target, file: string): Promise<void> {
    await this.waitFor(target);
    const [input, ...others] = await this.handles(`[...document.querySelectorAll('input[type=file]')]`);
    if (input === undefined || others.length > 0) throw new Error('there is not one file input');
    await this.send('WebDriver:ElementSendKeys', { id: input[elementKey], text: file });
  }

  async download(target: Target): Promise<SavedFile> {
    const before = new Set(readdirSync(this.downloads));
    await this.click(target);
    const name = await until('a file to be saved', async () => {
      const added = readdirSync(this.downloads).filter((one) => !before.has(one));
      // An empty one keeps the place of the one with ".part", which takes its name when it is whole.
      return added.find(
        (one) => !one.endsWith('.part') && added.length === 1 && statSync(join(this.downloads, one)).size > 0,
      );
    });
    return { name, text: readFileSync(join(this.downloads, name), 'utf8') };
  }

  async press(key: string): Promise<void> {
    const isShifted = key.length > shift.length && key.startsWith(shift);
    const plain = isShifted ? key.slice(shift.length) : key;
    const value = keys[plain] ?? plain;
    const strokes = [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
    const held = [{ type: 'keyDown', value: shiftKey }, ...strokes, { type: 'keyUp', value: shiftKey }];
    const actions = [{ type: 'key', id: 'keys', actions: isShifted ? held : strokes }];
    await this.send('WebDriver:PerformActions', { actions });
  }

  /** The expression stands in the script itself: an extension page forbids eval. Its value travels as JSON, as in Chromium. */
  async evaluate<T>(expression: string): Promise<T> {
    const script = `
      const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then(
        (value) => done({ json: JSON.stringify(value) }),
        (thrown) => done({ failed: String(thrown) }),
      );`;
    const answer = await this.send<{ json?: string; failed?: string }>('WebDriver:ExecuteAsyncScript', {
      script,
      args: [],
      scriptTimeout: 60_000,
    });
    if (answer.failed !== undefined) throw new Error(answer.failed);
    return (answer.json === undefined ? undefined : JSON.parse(answer.json)) as T;
  }

  async clickAt(x: number, y: number): Promise<void> {
    const actions = [
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport' },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ];
    await this.send('WebDriver:PerformActions', { actions });
  }

  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  /** A page cannot look into a closed shadow root; a script with the browser's own rights can. */
  inOverlay<T>(expression: string): Promise<T | null> {
    const script = `
      const root = ${overlayHost}?.openOrClosedShadowRoot;
      return root ? (${expression}) : null;`;
    return this.send<T | null>('WebDriver:ExecuteScript', { script, args: [], sandbox: 'system' });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send('WebDriver:SetWindowRect', { width, height });
  }

  async screenshot(file: string, whole = false): Promise<void> {
    const png = await this.send<string>('WebDriver:TakeScreenshot', { full: whole });
    writeFileSync(file, Buffer.from(png, 'base64'));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const [another] = await this.send<string[]>('WebDriver:CloseWindow');
    // A command without a window fails, even one that opens a new one.
    if (another !== undefined)
      await this.marionette.send('WebDriver:SwitchToWindow', { handle: another, focus: false });
  }

  protected override handles(expression: string): Promise<Element[]> {
    return this.send('WebDriver:ExecuteScript', { script: `return ${expression}`, args: [] });
  }

  protected override async clickOn(handle: Element): Promise<void> {
    await this.send('WebDriver:ElementClick', { id: handle[elementKey] });
  }

  protected override async fillIn(handle: Element, text: string): Promise<void> {
    await this.send('WebDriver:ElementClear', { id: handle[elementKey] });
    await this.send('WebDriver:ElementSendKeys', { id: handle[elementKey], text });
  }

  protected override async chooseIn(handle: Element, option: string): Promise<void> {
    const script = `return [...arguments[0].options].find((o) => o.value === arguments[1] || o.text.trim() === arguments[1])`;
    const found = await this.send<Element | null>('WebDriver:ExecuteScript', {
      script,
      args: [handle, option],
    });
    if (found === null) throw new Error(`it has no option "${option}"`);
    await this.clickOn(found);
  }

  private send<T>(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<T> {
    return this.marionette.exclusively(async () => {
      await this.marionette.send('WebDriver:SwitchToWindow', { handle: this.handle, focus: true });
      return this.marionette.send<T>(command, parameters);
    });
  }
}
