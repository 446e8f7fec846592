/** What a person sees and does of Lineup on Aircall's own pages: flags, card, chip, bubble; and the world that is shown there. */

import { pagesSite, type ShownContact } from '../dashboard/pages/site.ts';
import type { AircallEmulator } from '../emulators/aircall/emulator.ts';
import type { Handler } from '../emulators/message.ts';
import type { Driver, PageDriver } from './browsers/driver.ts';
import { until } from './browsers/poll.ts';
import { readTable } from './database.ts';
import { goTo } from './user.ts';

export const inPageHosts = ['dashboard', 'workspace', 'phone'].map((name) => `https://${name}.aircall.io/*`);

/** Test pages whose contacts are said later, when the world stands. */
export class LatePages {
  private contacts: () => readonly ShownContact[] = () => [];
  private readonly site = pagesSite(() => this.contacts());
  readonly handle: Handler = async (request) => (await this.site)(request);

  show(contacts: () => readonly ShownContact[]): void {
    this.contacts = contacts;
  }

  /** What Aircall holds, with what should be flagged by its number's value. */
  showAircall(aircall: AircallEmulator, truth: Readonly<Record<string, string>> = {}): void {
    this.show(() =>
      aircall.contacts().map(({ id, first_name, last_name, company_name, phone_numbers, emails }) => ({
        id,
        first_name,
        last_name,
        company_name,
        phones: phone_numbers.map(({ value }) => ({ value, truth: truth[value] ?? '' })),
        emails: emails.map(({ value }) => ({ value })),
      })),
    );
  }
}

/** From any page of Lineup. */
export async function switchOnInPage(driver: Driver, page: PageDriver): Promise<void> {
  await driver.grantHosts(inPageHosts);
  await goTo(page, '#/in-page');
  await page.click({ id: 'in-page-on' });
  await until('page warnings to be on', () =>
    page.evaluate<boolean>(`document.querySelector('[data-id=in-page-on]')?.checked === true`),
  );
}

/** A command as Lineup's own pages send it, for what other scenarios tell by hand. */
export async function command<T>(page: PageDriver, name: string, input: object): Promise<T> {
  const message = JSON.stringify({ command: name, input });
  const answer = await page.evaluate<{ ok: boolean; value: T; failure?: unknown }>(
    `(globalThis.browser ?? chrome).runtime.sendMessage(${message})`,
  );
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}

async function runEnds(page: PageDriver, runId: string, phase: string): Promise<void> {
  await until(
    `the run to be ${phase}`,
    async () => {
      const run = (await readTable<{ id: string; phase: string }>(page, 'runs')).find(
        (one) => one.id === runId,
      );
      if (run?.phase === 'failed') throw new Error(`the run failed: ${JSON.stringify(run)}`);
      return run?.phase === phase;
    },
    120_000,
  );
}

/** Connects Aircall with the other account and shows what would be done: now Lineup knows both. */
export async function previewBoth(
  page: PageDriver,
  other = 'carddav',
): Promise<{ readonly connectionId: string; readonly runId: string }> {
  const accounts = await readTable<{ id: string; service: string }>(page, 'accounts');
  const of = (service: string) => accounts.find((account) => account.service === service)?.id;
  const draft = { left: of('aircall'), right: of(other) };
  const { connectionId } = await command<{ connectionId: string }>(page, 'connection.draft', draft);
  const { runId } = await command<{ runId: string }>(page, 'connection.preview', { connectionId });
  await runEnds(page, runId, 'ready');
  return { connectionId, runId };
}

/** And brings them in line. Gives the connection's id. */
export async function connectBoth(page: PageDriver, other = 'carddav'): Promise<string> {
  const { connectionId, runId } = await previewBoth(page, other);
  const started = await command<{ runId: string }>(page, 'connection.start', { runId, limit: null });
  await runEnds(page, started.runId, 'done');
  return connectionId;
}

export async function syncBoth(page: PageDriver, connectionId: string): Promise<void> {
  const ended = async () =>
    (await readTable<{ connectionId: string; mode: string; endedAt: number | null }>(page, 'runs')).filter(
      (run) => run.connectionId === connectionId && run.mode === 'sync' && run.endedAt !== null,
    ).length;
  const before = await ended();
  await command(page, 'connection.syncNow', { connectionId });
  await until('the run to end', async () => (await ended()) > before, 120_000);
}

export interface SeenFlag {
  readonly kind: string;
  /** The number as displayed. */
  readonly number: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** In sight, from top to bottom. */
export async function flags(page: PageDriver): Promise<SeenFlag[]> {
  const seen = await page.inOverlay<
    SeenFlag[]
  >(`[...root.querySelectorAll('.flag:not([hidden])')].map((flag) => {
    const { left, top, width, height } = flag.getBoundingClientRect();
    const label = flag.getAttribute('aria-label') ?? '';
    return { kind: flag.classList[1], number: label.split('. ')[0], label, x: left + width / 2, y: top + height / 2 };
  })`);
  return (seen ?? []).sort((a, b) => a.y - b.y || a.x - b.x);
}

export function flagOf(page: PageDriver, kind: string, number?: string): Promise<SeenFlag> {
  return until(`a flag ${kind} ${number ?? ''}`, async () =>
    (await flags(page)).find(
      (flag) => flag.kind === kind && (number === undefined || flag.number === number),
    ),
  );
}

/** Who it is in the other service, beside a number or a name. */
export interface SeenNote {
  readonly text: string;
  /** Where it leads; null: nowhere. */
  readonly address: string | null;
}

export async function notes(page: PageDriver): Promise<SeenNote[]> {
  const seen = await page.inOverlay<
    SeenNote[]
  >(`[...root.querySelectorAll('.note:not([hidden])')].map((note) => ({
    text: note.innerText.replace('↗', '').trim(),
    address: note.getAttribute('href'),
  }))`);
  return seen ?? [];
}

/** The page may move under the pointer; then a person clicks again. */
export async function openCard(page: PageDriver, { kind, number }: SeenFlag): Promise<string> {
  await until('the card to open', async () => {
    if (await page.inOverlay<boolean>(`root.querySelector('.card') !== null`)) return true;
    const flag = await flagOf(page, kind, number);
    await page.clickAt(flag.x, flag.y);
    await new Promise((resolve) => setTimeout(resolve, 400));
    return page.inOverlay<boolean>(`root.querySelector('.card') !== null`);
  });
  return cardText(page);
}

/** Once it is filled. */
export function cardText(page: PageDriver): Promise<string> {
  return until('the card', () =>
    page.inOverlay<string>(`root.querySelector('.card:not(:has(.wait))')?.innerText || null`),
  );
}

/** A real click on one of the card's buttons, by what it does. */
export async function press(page: PageDriver, action: string): Promise<void> {
  const at = await until(`the button ${action}`, () =>
    page.inOverlay<{ x: number; y: number } | null>(`(() => {
      const button = root.querySelector('[data-act="${action}"]:not(:disabled)');
      if (!button) return null;
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`),
  );
  await page.clickAt(at.x, at.y);
}

export function doneText(page: PageDriver): Promise<string> {
  return until(
    'the card to say that it is done',
    async () => {
      const failed = await page.inOverlay<string>(`root.querySelector('.card .failed')?.innerText ?? ''`);
      if (failed) throw new Error(`the card says: ${failed}`);
      return page.inOverlay<string>(`root.querySelector('.card .done')?.innerText || null`);
    },
    60_000,
  );
}

export async function closeCard(page: PageDriver): Promise<void> {
  await page.press('Escape');
  await until('the card to close', () => page.inOverlay<boolean>(`root.querySelector('.card') === null`));
}

export function chipText(page: PageDriver): Promise<string | null> {
  return page.inOverlay<string>(`root.querySelector('.chip:not([hidden])')?.innerText.trim() ?? ''`);
}

export function bubbleText(page: PageDriver): Promise<string | null> {
  return page.inOverlay<string>(
    `root.querySelector('.bubble')?.innerText.replace(/\\s+/g, ' ').trim() || null`,
  );
}

/** Without the marks that keep a number's direction. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
