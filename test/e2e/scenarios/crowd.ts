/**
 * What a hundred thousand contacts on each side cost in a real Chromium, against bare reads and writes of as many rows in the same run:
 * `npm test -- chromium crowd`. LINEUP_CROWD=1000 plays it with fewer, to see what grows with the address book and what does not.
 * Fails where an idle sync asks for more than a page or has anything to do; how long things take, it only tells.
 */
import assert from 'node:assert/strict';
import type { Connection, Run } from '../../../lib/engine/ports.ts';
import { emulatedKey } from '../../emulators/aircall/emulator.ts';
import { ChromiumPage } from '../browsers/chromium-page.ts';
import type { Driver, PageDriver } from '../browsers/driver.ts';
import { until } from '../browsers/poll.ts';
import { asFile, atAircall, nameInLine } from '../crowd.ts';
import { readTable, setPace } from '../database.ts';
import { bareStorage, HeapWatch, longestTask, type Measured, onOpening, onPage } from '../meter.ts';
import type { Scenario } from '../scenario.ts';
import { connectAircall, goTo, openLineup, passStep, startAll, syncNow, waitForResult } from '../user.ts';

const people = Number(process.env.LINEUP_CROWD ?? 100_000);
const pace = 1_000_000;
const long = 1_200_000;
const waiting = { timeoutMs: long };

export const scenario: Scenario = {
  name: '100,000 contacts on each side are imported, planned, looked at and kept in line',
  browsers: ['chromium'],
  isLong: true,
  timeoutMs: 3_400_000,
  aircall: { withDefaultContacts: false, switches: { rateLimit: pace } },
  async run({ driver, aircall }) {
    aircall.seed(atAircall(people));
    // First of all tabs: one that lies behind others is not drawn.
    const aside = await driver.page('about:blank');
    const page = await openLineup(driver);
    const bare = await bareStorage(page, people);
    const table = new Table(bare.read);
    table.add('bare write of as many rows, 1,000 at a time', { ms: bare.write });
    table.add('bare read of as many rows at once', { ms: bare.read });
    const heap = await HeapWatch.begin(aside);

    await connectAircall(driver, page, emulatedKey);
    await setPace(page, pace);
    await goTo(page, '#/accounts/add/files');
    table.add('a page reads the file of all of them', await onPage(page, () => pickFile(page)));
    table.add('the file is stored as an account', await onPage(page, () => saveFile(page)));

    heap.take();
    await startPreview(page);
    await tellPhases(page, heap, table);
    const [preview] = await readTable<Run>(page, 'runs');
    assert.equal(preview?.phase, 'ready');
    await page.waitFor({ id: 'preview-ready' }, waiting);
    table.add('memory of the background afterwards', { bytes: await heap.heldBytes() });
    const id = await connectionId(page);
    await page.close();
    await lookAtPreview(driver, id, table);
    await lookAtPages(driver, id, table);

    const start = await driver.open(`options.html#/connections/${id}/preview`);
    await start.waitFor({ id: 'start-all' }, waiting);
    heap.take();
    const told = await onPage(start, () =>
      heap.profile('start', async () => {
        await startAll(start);
        await until('the run to end', () => isOver(start), long);
        await waitForResult(start, long);
      }),
    );
    table.add('all are linked, and two in a thousand written', { ...told, bytes: heap.take() });
    await settle(driver, start, table, heap);
    await start.close();
    await lookAtHistory(driver, table);
    await heap.end();
    table.print();
  },
};

async function pickFile(page: PageDriver): Promise<void> {
  if (!(page instanceof ChromiumPage)) throw new Error('only Chromium');
  await page.waitFor({ id: 'drop-file' });
  const file = { name: 'crowd.csv', mimeType: 'text/csv', buffer: Buffer.from(asFile(people)) };
  await page.native.setInputFiles('[data-id=file-input]', file);
  await page.waitFor({ css: '[data-id=save-account]:not(:disabled)' }, waiting);
}

async function saveFile(page: PageDriver): Promise<void> {
  await page.choose({ id: 'field-default_country' }, 'FR');
  await page.click({ id: 'save-account' });
  await page.waitUntilGone({ id: 'save-account' }, waiting);
}

async function startPreview(page: PageDriver): Promise<void> {
  await goTo(page, '#/new');
  await page.click({ id: 'wizard-next' });
  for (const step of ['direction', 'rules', 'fields', 'numbers'] as const) await passStep(page, step);
  await page.click({ id: 'start-preview' });
}

/** While the page shows how far it is, as it does for a person who waits. */
async function tellPhases(page: PageDriver, heap: HeapWatch, table: Table): Promise<void> {
  const phases = ['left', 'right', 'plan'] as const;
  const startedAt: Partial<Record<(typeof phases)[number] | 'ready', number>> = { left: performance.now() };
  const bytes: Partial<Record<(typeof phases)[number], number>> = {};
  const tasks: Partial<Record<(typeof phases)[number], number>> = {};
  await heap.profile('preview', async () => {
    for (let now: (typeof phases)[number] | 'ready' = 'left'; now !== 'ready'; ) {
      const before: (typeof phases)[number] = now;
      tasks[before] = Math.max(tasks[before] ?? 0, await longestTask(page));
      const [run] = await readTable<Run>(page, 'runs');
      assert.ok(run && run.phase !== 'failed', `the preview failed: ${JSON.stringify(run?.failure)}`);
      if (run.phase === 'ready') now = 'ready';
      else if (run.phase === 'plan') now = 'plan';
      else if (run.pull.right) now = 'right';
      if (now === before) continue;
      startedAt[now] = performance.now();
      bytes[before] = heap.take();
    }
  });
  const names = { left: 'pull from Aircall, 50 a page', right: 'pull from the file', plan: 'planning' };
  phases.forEach((phase, index) => {
    // With few people a phase may be over between two looks.
    const after = [...phases, 'ready' as const].slice(index + 1);
    const end = after.map((next) => startedAt[next]).find((at) => at !== undefined) ?? 0;
    const ms = end - (startedAt[phase] ?? end);
    table.add(names[phase], { ms, bytes: bytes[phase] ?? 0, longestTaskMs: tasks[phase] ?? 0 });
    if (phase !== 'plan') table.add(`  the same for each thousand`, { ms: (ms * 1_000) / people });
  });
}

async function lookAtPreview(driver: Driver, id: string, table: Table): Promise<void> {
  const opened = await onOpening(driver, `options.html#/connections/${id}/preview`, (page) =>
    showsRows(page),
  );
  const { page } = opened;
  table.add('preview: opened until its first rows', opened);
  const wanted = nameInLine(people / 2);
  const isFound = () =>
    until(
      'the one who was searched',
      async () => {
        const shown = await page.evaluate<string[]>(
          `[...document.querySelectorAll('[data-id=open-item]')].map((one) => one.textContent)`,
        );
        return shown.length === 1 && shown[0]?.includes(wanted);
      },
      long,
    );
  await page.click({ id: 'search' });
  table.add(
    'preview: one of all found by name, typed key by key',
    await onPage(page, async () => {
      await page.type(wanted);
      await isFound();
    }),
  );
  await page.fill({ id: 'search' }, '');
  await until('all of them again', async () => (await page.count({ id: 'open-item' })) > 1);
  const chosen = async (filter: string) => {
    const before = await page.evaluate<string>(`document.querySelector('.virtual').textContent`);
    await page.click({ id: filter });
    await until(
      'another list',
      async () => (await page.evaluate<string>(`document.querySelector('.virtual').textContent`)) !== before,
      long,
    );
  };
  table.add('preview: another filter', await onPage(page, () => chosen('filter-create-left')));
  table.add('preview: all again', await onPage(page, () => chosen('filter-all')));
  const end = `void (document.querySelector('.virtual').scrollTop = 1e9)`;
  table.add(
    'preview: scrolled to the end',
    await onPage(page, async () => {
      await page.evaluate(end);
      await until(
        'the last rows',
        async () =>
          page.evaluate<boolean>(`[...document.querySelectorAll('.virtual li')].some((li) =>
          li.getAttribute('aria-posinset') === li.getAttribute('aria-setsize') && li.querySelector('[data-id=open-item]'))`),
        long,
      );
    }),
  );
  await page.close();
}

/** Its list is there. */
function showsRows(page: PageDriver): Promise<unknown> {
  return until('rows', async () => (await page.count({ id: 'open-item' })) > 0, long);
}

async function lookAtPages(driver: Driver, id: string, table: Table): Promise<void> {
  const open = async (name: string, path: string, isThere: (page: PageDriver) => Promise<unknown>) => {
    const opened = await onOpening(driver, path, isThere);
    table.add(name, opened);
    return opened.page;
  };
  const there = (css: string) => (page: PageDriver) => page.waitFor({ css }, waiting);
  for (const [name, path, css] of [
    ['connections: opened', '#/connections', '[data-id=open-connection]'],
    ['accounts: opened', '#/accounts', '.account, [data-id^=account]'],
    ['connection: opened', `#/connections/${id}/rules`, '[data-id=rules-toLeft]'],
  ] as const)
    await (await open(name, `options.html${path}`, there(css))).close();
  await (await open('popup: opened', 'popup.html', there('main *'))).close();

  const losses = await open(
    'mapping: what would be lost, of some',
    `options.html#/connections/${id}/setup/fields`,
    there('[data-id=losses][aria-busy=false]'),
  );
  if ((await losses.count({ id: 'lost-all' })) > 0) {
    const all = await onPage(losses, async () => {
      await losses.click({ id: 'lost-all' });
      await losses.waitFor({ css: '[data-id=losses][aria-busy=true]' });
      await losses.waitFor({ css: '[data-id=losses][aria-busy=false]' }, waiting);
    });
    assert.equal(await losses.count({ id: 'lost-all' }), 0, 'all were looked at');
    table.add('mapping: what would be lost, of everybody', all);
  }
  await losses.close();

  const rules = await open(
    'rules: opened until counted',
    `options.html#/connections/${id}/setup/rules`,
    there('[data-id=rules-toLeft] [data-id=all-count][data-state=counted]'),
  );
  await rules.click({ id: 'add-rule', within: { id: 'rules-toLeft' } });
  await rules.click({ id: 'add-condition' });
  await rules.type('first name');
  await rules.press('Enter');
  await rules.waitFor({ id: 'condition-value' });
  const counted = await onPage(rules, async () => {
    await rules.type('Ann');
    await rules.waitFor({ css: '[data-id=rule-count][data-state=counting]' });
    await rules.waitFor({ css: '[data-id=rule-count][data-state=counted]' }, waiting);
  });
  table.add('rules: a condition typed until counted', counted);
  await rules.close();

  const numbers = await open(
    'number check: opened until its first rows',
    'options.html#/numbers',
    there('li:nth-child(5) [data-id=open-finding]'),
  );
  await numbers.close();
}

/** @throws when it failed or waits for a person */
async function isOver(page: PageDriver): Promise<boolean> {
  const run = (await readTable<Run>(page, 'runs')).find(({ mode }) => mode === 'sync');
  if (run && ['failed', 'cancelled', 'braked'].includes(run.phase)) assert.fail(JSON.stringify(run));
  return run?.phase === 'done';
}

async function settle(driver: Driver, page: PageDriver, table: Table, heap: HeapWatch): Promise<void> {
  await setPace(page, pace);
  // The first one after so many writes looks at what they moved.
  const runs = async () => (await readTable<Run>(page, 'runs')).filter((run) => run.mode === 'sync').length;
  for (const name of ['first sync afterwards', 'idle sync', 'idle sync, again']) {
    heap.take();
    const before = await runs();
    await heap.profile(name.replace(/\W+/g, '-'), () => syncNow(page, long));
    assert.ok((await runs()) > before);
    const newest = (await readTable<Run>(page, 'runs'))
      .filter((run) => run.mode === 'sync' && run.endedAt !== null)
      .sort((a, b) => b.startedAt - a.startedAt)[0];
    assert.ok(newest, 'a run');
    if (name !== 'first sync afterwards')
      assert.deepEqual([newest.total, newest.requests], [0, { left: 1, right: 0 }], 'an idle sync');
    table.add(`${name} (${newest.requests.left} requests)`, {
      ms: (newest.endedAt ?? 0) - newest.startedAt,
      bytes: heap.take(),
    });
  }
  assert.ok(await driver.workerAlive());
}

async function lookAtHistory(driver: Driver, table: Table): Promise<void> {
  const opened = await onOpening(driver, 'options.html#/history', (page) =>
    page.waitFor({ css: 'main li, main tr' }, waiting),
  );
  table.add('history: opened', opened);
  await opened.page.close();
}

async function connectionId(page: PageDriver): Promise<string> {
  const all = await readTable<Connection>(page, 'connections');
  const found = all.find(({ id }) => !id.startsWith('own:'));
  assert.ok(found);
  return found.id;
}

class Table {
  private readonly lines: string[] = [];
  private readonly readMs: number;

  /** @param readMs what everything is measured against */
  constructor(readMs: number) {
    this.readMs = readMs;
  }

  add(name: string, { ms, longestTaskMs, bytes }: Partial<Measured> & { readonly bytes?: number }): void {
    const cells = [
      name.padEnd(52),
      ms === undefined ? '' : `${(ms / this.readMs).toFixed(2)} ×`,
      ms === undefined ? '' : `${(ms / 1_000).toFixed(2)} s`,
      longestTaskMs === undefined ? '' : `${Math.round(longestTaskMs)} ms`,
      bytes === undefined ? '' : `${Math.round(bytes / 1e6)} MB`,
    ];
    const line = `| ${cells.join(' | ')} |`;
    this.lines.push(line);
    console.log(line);
  }

  print(): void {
    console.log(`\n${people} on each side\n${this.lines.join('\n')}`);
  }
}
