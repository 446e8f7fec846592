/** One tab of Chromium. */
import { readFileSync } from 'node:fs';
import type { CDPSession, ElementHandle, Page } from 'playwright-core';
import { overlayHost, type SavedFile, type Target } from './driver.ts';
import { LocatedPage } from './located-page.ts';

/** A single try; the caller repeats it. */
const tryMs = 2_000;

export class ChromiumPage extends LocatedPage<ElementHandle> {
  /** For what only Chromium can do: profiling, tracing. */
  readonly native: Page;
  private tools: CDPSession | undefined;

  constructor(page: Page) {
    super();
    this.native = page;
  }

  async url(): Promise<string> {
    return this.native.url();
  }

  async goto(url: string): Promise<void> {
    await this.native.goto(url);
  }

  async reload(): Promise<void> {
    await this.native.reload();
  }

  async pickFile(target: Target, file: string): Promise<void> {
    const opening = this.native.waitForEvent('filechooser');
    // Whatever goes wrong with the click says more than the chooser that never came.
    const [chooser] = await Promise.all([opening, this.click(target)]);
    await chooser.setFiles(file);
  }

  async download(target: Target): Promise<SavedFile> {
    const saving = this.native.waitForEvent('download');
    const [saved] = await Promise.all([saving, this.click(target)]);
    return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') };
  }

  press(key: string): Promise<void> {
    return this.native.keyboard.press(key);
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.native.evaluate<T>(expression);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.native.mouse.click(x, y);
  }

  async type(text: string): Promise<void> {
    await this.native.keyboard.type(text, { delay: 20 });
  }

  /** A page cannot look into a closed shadow root; the browser's own tools can. */
  async inOverlay<T>(expression: string): Promise<T | null> {
    this.tools ??= await this.native.context().newCDPSession(this.native);
    const { result } = await this.tools.send('Runtime.evaluate', { expression: overlayHost });
    if (result.objectId === undefined) return null;
    const { node } = await this.tools.send('DOM.describeNode', { objectId: result.objectId, pierce: true });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) return null;
    const { object } = await this.tools.send('DOM.resolveNode', { backendNodeId });
    const answer = await this.tools.send('Runtime.callFunctionOn', {
      ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
      functionDeclaration: `function () { const root = this; return ${expression}; }`,
      returnByValue: true,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'failed in overlay');
    return answer.result.value as T;
  }

  resize(width: number, height: number): Promise<void> {
    return this.native.setViewportSize({ width, height });
  }

  async screenshot(file: string, whole = false): Promise<void> {
    // The pointer still lies where the last click was, and lights up what is there now.
    await this.native.mouse.move(0, 0);
    await this.native.screenshot({ path: file, fullPage: whole, animations: 'disabled' });
  }

  close(): Promise<void> {
    this.isClosed = true;
    return this.native.close();
  }

  protected override async handles(expression: string): Promise<ElementHandle[]> {
    const list = await this.native.evaluateHandle(expression);
    const members = await list.getProperties();
    await list.dispose();
    return [...members.values()].flatMap((member) => member.asElement() ?? []);
  }

  protected override clickOn(handle: ElementHandle): Promise<void> {
    return handle.click({ timeout: tryMs });
  }

  protected override fillIn(handle: ElementHandle, text: string): Promise<void> {
    return handle.fill(text, { timeout: tryMs });
  }

  protected override async chooseIn(handle: ElementHandle, option: string): Promise<void> {
    await handle.selectOption(option, { timeout: tryMs });
  }
}
