/** The demo's acts, played on the pages as a person would, each looked at afterwards from outside. */
import type { PlanRow, Run } from '../../lib/engine/ports.ts';
import type { Link, PlanItem } from '../../lib/sync/plan.types.ts';
import type { PageDriver } from '../e2e/browsers/driver.ts';
import { until } from '../e2e/browsers/poll.ts';
import { readTable, setPace } from '../e2e/database.ts';
import {
  connectAircall,
  connectBook,
  goTo,
  openLineup,
  previewNewConnection,
  startAll,
  syncNow,
  waitForResult,
} from '../e2e/user.ts';
import { unaccounted, wrongLinks } from '../judge/accounted.ts';
import { duplicateCards } from '../judge/duplicates.ts';
import { judge } from '../judge/in-line.ts';
import { editBothSides } from './edits.ts';
import { leastFor } from './least.ts';
import type { Act, Facts } from './report.ts';
import { countRequests } from './requests.ts';
import { demoPace, type Stage } from './stage.ts';

export interface Outcome {
  readonly facts: Facts;
  /** Sentences; empty if all is as it should be. */
  readonly faults: readonly string[];
}

const patienceMs = 900_000;

/** @param look called at each moment worth a picture */
export async function play(
  stage: Stage,
  say: (sentence: string) => void,
  look: (page: PageDriver, name: string) => Promise<void>,
): Promise<Outcome> {
  const { aircall, driver, world } = stage;
  const { client: book, tally } = stage.book;
  const faults: string[] = [];
  const cardsBefore = await book.all();
  const before = { left: aircall.contacts().length, right: cardsBefore.size };

  const page = await openLineup(driver);
  await connectAircall(driver, page, stage.key, world.country);
  await connectBook(driver, page, stage.book.login, world.country);
  await goTo(page, '#/accounts');
  await page.waitFor({ id: 'account-carddav' });
  await look(page, '1-accounts');
  await setPace(page, demoPace);
  say('Both accounts are connected.');

  const listing = countRequests(aircall, tally);
  await previewNewConnection(page, patienceMs);
  const listed = listing();
  await look(page, '2-preview');
  const preview = (await runs(page)).find((run) => run.mode === 'preview');
  const items = await itemsOf(page, preview?.id ?? '');
  const leftIds = aircall.contacts().map(({ id }) => String(id));
  faults.push(...unaccounted(items, leftIds, [...(await book.all()).keys()]));
  if (listed.left.writes + listed.right.writes > 0) faults.push('the preview wrote something');
  say(`The preview is there: ${preview?.total ?? 0} changes.`);

  const firstUse = countRequests(aircall, tally);
  await startAll(page);
  await until('the first writes', async () => aircall.ledger.writes + tally.writes > 150, patienceMs);
  await look(page, '3-running');
  await waitForResult(page, patienceMs);
  const first: Act = { ...actOf(await newestSync(page)), used: firstUse(), least: leastFor(items) };
  await page.waitFor({ id: 'result-figures' }, { timeoutMs: 60_000 });
  await look(page, '4-result');
  faults.push(...(await failedRows(page)));
  faults.push(...(await faultsNow(stage, page)).map((fault) => `after the first sync: ${fault}`));
  faults.push(...wrongLinks(await readTable<Link>(page, 'links'), stage.truth));
  say('The first sync is done. Now people edit on both sides.');

  const edits = await editBothSides(aircall, book, await readTable<Link>(page, 'links'));
  for (const edit of edits.done) say(`  ${edit}`);
  const secondUse = countRequests(aircall, tally);
  await syncNow(page, patienceMs);
  const secondRun = await newestSync(page);
  const second: Act = {
    ...actOf(secondRun),
    used: secondUse(),
    least: leastFor(await itemsOf(page, secondRun.id)),
  };
  faults.push(...(await edits.check()));
  const idleUse = countRequests(aircall, tally);
  await syncNow(page, patienceMs);
  const idle = idleUse();
  if (idle.left.writes + idle.right.writes > 0) faults.push('a sync with nothing to do wrote something');
  await goTo(page, '#/connections');
  await page.click({ id: 'open-connection' });
  await page.waitFor({ id: 'connection-state' });
  await look(page, '5-connection');

  const verdict = judge(await sidesOf(stage), await readTable<Link>(page, 'links'));
  faults.push(...verdict.faults);
  const { ledger } = aircall;
  if (ledger.duplicates > 0) faults.push(`${ledger.duplicates} contacts were made twice in Aircall`);
  if (ledger.unchangedWrites > 0) faults.push(`${ledger.unchangedWrites} writes to Aircall changed nothing`);
  if (ledger.repeatedDetails > 0)
    faults.push(`${ledger.repeatedDetails} numbers or e-mails were added twice`);
  if (tally.unchangedWrites > 0) faults.push(`${tally.unchangedWrites} writes to the book changed nothing`);
  const cards = await book.all();
  const duplicatesInBook = duplicateCards(cards) - duplicateCards(cardsBefore);
  if (duplicatesInBook > 0) faults.push(`${duplicatesInBook} cards were made twice in the book`);
  return {
    faults,
    facts: {
      bookServer: stage.book.name,
      before,
      after: { left: aircall.contacts().length, right: cards.size },
      listing: listed,
      first,
      second,
      idle,
      inLine: verdict.inLine,
      duplicates: { left: ledger.duplicates, right: duplicatesInBook },
      unchangedWrites: { left: ledger.unchangedWrites, right: tally.unchangedWrites },
      pace: demoPace,
    },
  };
}

async function faultsNow(stage: Stage, page: PageDriver): Promise<readonly string[]> {
  return judge(await sidesOf(stage), await readTable<Link>(page, 'links')).faults;
}

async function sidesOf({ aircall, book, world }: Stage) {
  return { contacts: aircall.contacts(), cards: await book.client.all(), country: world.country };
}

async function runs(page: PageDriver): Promise<Run[]> {
  return (await readTable<Run>(page, 'runs')).sort((a, b) => b.startedAt - a.startedAt);
}

async function newestSync(page: PageDriver): Promise<Run> {
  const newest = (await runs(page)).find((run) => run.mode === 'sync');
  if (newest === undefined) throw new Error('there is no sync');
  return newest;
}

function actOf(run: Run): Pick<Act, 'counts'> {
  if (run.counts === null) throw new Error(`the sync ended without a plan: ${run.failure?.code}`);
  return { counts: run.counts };
}

/** A sentence for each person whom a service did not take. */
async function failedRows(page: PageDriver): Promise<string[]> {
  const rows = await readTable<PlanRow>(page, 'planRows');
  return rows
    .filter((row) => row.state === 'failed')
    .map(({ item, failure }) => `${item.key}: ${failure?.code} ${JSON.stringify(failure?.detail)}`);
}

async function itemsOf(page: PageDriver, runId: string): Promise<PlanItem[]> {
  const rows = await readTable<{ readonly runId: string; readonly item: PlanItem }>(page, 'planRows');
  return rows.filter((row) => row.runId === runId).map((row) => row.item);
}
