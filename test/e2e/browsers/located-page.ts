/**
 * What both drivers' pages have in common: finding one visible element, waiting for it, and saying what was on the page when it never
 * came. `Handle` is the browser's own reference to an element.
 */
import { describeTarget, type PageDriver, type SavedFile, type Target, type Waiting } from './driver.ts';
import { locate, plain } from './locate.ts';
import { until } from './poll.ts';

export abstract class LocatedPage<Handle> implements PageDriver {
  abstract url(): Promise<string>;
  abstract goto(url: string): Promise<void>;
  abstract reload(): Promise<void>;
  abstract pickFile(target: Target, file: string): Promise<void>;
  abstract download(target: Target): Promise<SavedFile>;
  abstract press(key: string): Promise<void>;
  abstract evaluate<T>(expression: string): Promise<T>;
  abstract clickAt(x: number, y: number): Promise<void>;
  abstract type(text: string): Promise<void>;
  abstract inOverlay<T>(expression: string): Promise<T | null>;
  abstract resize(width: number, height: number): Promise<void>;
  abstract screenshot(file: string, whole?: boolean): Promise<void>;
  abstract close(): Promise<void>;
  isClosed = false;

  /** Elements that an expression (an array of elements) evaluates to. */
  protected abstract handles(expression: string): Promise<Handle[]>;
  protected abstract clickOn(handle: Handle): Promise<void>;
  protected abstract fillIn(handle: Handle, text: string): Promise<void>;
  protected abstract chooseIn(handle: Handle, option: string): Promise<void>;

  click(target: Target, waiting?: Waiting): Promise<void> {
    return this.act(target, waiting, (handle) => this.clickOn(handle));
  }

  fill(target: Target, text: string): Promise<void> {
    return this.act(target, undefined, (handle) => this.fillIn(handle, text));
  }

  choose(target: Target, option: string): Promise<void> {
    return this.act(target, undefined, (handle) => this.chooseIn(handle, option));
  }

  async waitFor(target: Target, waiting?: Waiting): Promise<void> {
    await this.awaiting(describeTarget(target), () => this.exists(target), waiting);
  }

  async waitUntilGone(target: Target, waiting?: Waiting): Promise<void> {
    await this.awaiting(`${describeTarget(target)} to go`, async () => !(await this.exists(target)), waiting);
  }

  async exists(target: Target): Promise<boolean> {
    return (await this.count(target)) > 0;
  }

  count(target: Target): Promise<number> {
    return this.evaluate<number>(`${located(target)}.length`);
  }

  async textOf(target: Target): Promise<string> {
    await this.waitFor(target);
    return this.evaluate<string>(`(${located(target)}[0]?.innerText ?? '').trim()`);
  }

  /** Tries until exactly one element fits and the action goes through; a re-render between the two only costs another try. */
  private async act(target: Target, waiting: Waiting | undefined, action: (handle: Handle) => Promise<void>) {
    const attempt = async () => {
      const [only, ...others] = await this.handles(located(target));
      if (only === undefined) throw new Error('there is none');
      if (others.length > 0) throw new Error(`there are ${others.length + 1}`);
      await action(only);
      return true;
    };
    await this.awaiting(describeTarget(target), attempt, waiting);
  }

  private async awaiting(
    what: string,
    ask: () => Promise<boolean>,
    waiting: Waiting | undefined,
  ): Promise<void> {
    try {
      await until(what, ask, waiting?.timeoutMs);
    } catch (thrown) {
      const text = await this.evaluate<string>('document.body.innerText').catch(
        () => '(the page did not answer)',
      );
      const address = await this.url().catch(() => '');
      const shown = text.length > 1500 ? `${text.slice(0, 1500)} …` : text;
      throw new Error(
        `${thrown instanceof Error ? thrown.message : thrown}\non ${address}, which shows:\n${shown}`,
        {
          cause: thrown,
        },
      );
    }
  }
}

function located(target: Target): string {
  return `(${locate})(${JSON.stringify(plain(target))})`;
}
