/** What a page asks of the number check, and does with one finding. */
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../lib/contact/phone.ts';
import { damaged, inAircall, must } from './spoilt-crowd.ts';

describe('the list of findings', () => {
  test('is searched, set aside, mended one by one and asked from a page', { timeout: 60_000 }, async () => {
    const { world, accountId, crowd } = await damaged(20);
    const all = await world.queries.findings(accountId, {}, 0, 5);
    expect([
      all.total,
      all.findings.length,
      all.counts['wrong-plus-one'],
      all.mendable['wrong-plus-one'],
    ]).toEqual([12, 5, 12, 12]);
    const found = await world.queries.findings(accountId, { search: 'person7' }, 0, 5);
    expect(found.findings.map((one) => one.title)).toEqual(['Person7 Name7']);

    const [first, second] = all.findings;
    await world.command('finding.ignore', { accountId, key: must(first).key, ignored: true });
    expect((await world.queries.findings(accountId, {}, 0, 50)).counts['wrong-plus-one']).toBe(11);
    expect((await world.queries.findings(accountId, { ignored: true }, 0, 50)).findings).toEqual([first]);

    await world.command('mend.now', { accountId, key: must(second).key });
    await world.work();
    expect(await world.queries.finding(accountId, must(second).key)).toBeNull();
    const mended = must(crowd.find((one) => must(second).title.startsWith(`${one.name} `)));
    expect(inAircall(world).get(mended.name)).toBe(mended.meant);
    const [change] = await world.queries.recordJournal(
      accountId,
      must(second).kind === 'number' ? (second as { recordId: string }).recordId : '',
      5,
    );
    expect(change?.changes[0]?.after[0]?.value).toBe(mended.meant);

    const spoilt = must((await world.queries.findings(accountId, {}, 0, 1)).findings[0]);
    if (spoilt.kind !== 'number') throw new Error('a number');
    const asShown = spoilt.value.replace(/(\d\d)(?=\d)/g, '$1 ');
    const verdicts = await world.queries.verdicts(accountId, [
      asShown,
      '+33 6 99 99 99 99',
      'nobody@acme.fr',
    ]);
    expect(verdicts.map((one) => one.problem)).toEqual(['wrong-plus-one', null, null]);
    expect(verdicts[0]?.holders.map((one) => [one.recordId, one.findings.length])).toEqual([
      [spoilt.recordId, 1],
    ]);
    expect(readPhone(must(verdicts[0]?.proposed), 'FR')).toMatchObject({ e164: spoilt.proposed });
  });
});
