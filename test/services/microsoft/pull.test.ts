import { describe, expect, it } from 'vitest';
import { microsoft } from '../../../lib/services/microsoft/service.ts';
import { expectInLine, failureOf } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { populate, someone } from '../contract/world.ts';
import { type MicrosoftWorld, microsoftWorld } from './world.ts';

const operations = (world: MicrosoftWorld) => world.emulator.ledger.operations;

async function pulled(switches: Parameters<typeof microsoftWorld>[0] = {}, isDescribed = true) {
  const world = await microsoftWorld(switches, isDescribed);
  const ids = await populate(world, 30);
  const mirror = new TestMirror();
  await mirror.pull(world.connector);
  return { world, ids, mirror };
}

describe('listing Outlook', () => {
  it('takes one request for every page, and pages of 500 where they are granted', async () => {
    const world = await microsoftWorld({ maxPage: null });
    await populate(world, 1_010);
    const mirror = new TestMirror();
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect([world.requests(), mirror.records.size]).toEqual([3, 1_010]);
  });

  it('asks with ids that stay, each time', async () => {
    const { world } = await pulled();
    expect(world.emulator.ledger.withoutImmutableId).toBe(0);
  });

  it('tells a dead token within a pull from a dead link', async () => {
    const { world, mirror, ids } = await pulled();
    world.emulator.login.expireAccess();
    await world.direct.edit(ids[0] ?? '', { org: [{ value: 'Neu' }] });
    expect((await mirror.pull(world.connector)).listing).toBe('changes');
    await expectInLine(world, mirror);
  });

  it('asks for what a complete listing missed before it counts as gone', async () => {
    const { world, mirror } = await pulled({ lagMs: 10_000 });
    const made = await world.connector.create('key', someone(world.connector.fields, 400));
    mirror.records.set(made.id, { version: made.version, contact: made.contact, uid: undefined });
    expect((await mirror.pull(world.connector, { complete: true })).listing).toBe('complete');
    expect(mirror.records.has(made.id)).toBe(true);
  });

  it('concludes nothing when too many are missing that are there', async () => {
    const { world, mirror } = await pulled({ lagMs: 10_000 });
    for (let n = 0; n < 50; n += 1) {
      const { mailbox } = world.emulator;
      const item = mailbox.create(mailbox.defaultFolder.id, { givenName: `Nr ${n}` });
      mirror.records.set(item.immutableId, { version: '', contact: {}, uid: undefined });
    }
    const listed = await mirror.pull(world.connector, { complete: true });
    expect([listed.listing, listed.reason]).toEqual(['partial', '40 of 40 not listed are there']);
    expect(mirror.records.size).toBe(80);
  });

  it('says that the folder is gone, and calls none of its contacts deleted', async () => {
    const world = await microsoftWorld();
    const { mailbox } = world.emulator;
    const { id } = mailbox.addFolder('Lieferanten');
    const item = mailbox.create(id, { givenName: 'Anna' });
    const connect = () => microsoft.connect({ ...world.vault.credentials, folder: id }, world.session);
    const mirror = new TestMirror();
    await mirror.pull(connect());
    mailbox.removeFolder(id);
    mailbox.remove(item);
    expect((await failureOf(mirror.pull(connect()))).code).toBe('book-missing');
    expect((await failureOf(connect().read(item.immutableId))).code).toBe('book-missing');
    expect(mirror.records.size).toBe(1);
  });

  it('a contact that cannot be read is kept as known, the others go on', async () => {
    const { world, mirror, ids } = await pulled({}, false);
    const item = world.emulator.mailbox.find(ids[3] ?? '');
    if (item) item.data = { ...item.data, categories: 'no list' as never };
    const listed = await mirror.pull(world.connector, { complete: true });
    expect(listed.listing).toBe('complete');
    expect(listed.steps.flatMap(({ unreadable }) => unreadable.map(({ reason }) => reason))).toEqual([
      'categories are no texts',
    ]);
    expect(mirror.records.size).toBe(30);
  });
});

describe('pulling changes from Outlook', () => {
  it.each(['410', '404', '400'] as const)(
    'a link that died (%s) brings everything up to date and calls nothing gone',
    async (expiredLink) => {
      const { world, mirror, ids } = await pulled({ expiredLink });
      const [edited = '', deleted = ''] = ids;
      await world.direct.edit(edited, { org: [{ value: 'Neu' }] });
      await world.direct.remove(deleted);
      world.emulator.delta.expire();
      const after = await mirror.pull(world.connector);
      expect([after.listing, after.reason]).toEqual(['partial', 'cursor lost']);
      expect(mirror.records.has(deleted)).toBe(true);
      expect(mirror.records.get(edited)?.contact?.org).toEqual([{ value: 'Neu' }]);
      // The new link does, and the next complete listing finds the deletion.
      expect((await mirror.pull(world.connector)).listing).toBe('changes');
      expect((await mirror.pull(world.connector, { complete: true })).listing).toBe('complete');
      await expectInLine(world, mirror);
    },
  );

  it('a link that dies in the middle of a listing begins it anew', async () => {
    const world = await microsoftWorld();
    await populate(world, 70);
    const mirror = new TestMirror();
    const listed = await mirror.pull(world.connector, {
      between: async (step) => {
        if (step === 2) world.emulator.delta.expire();
        return undefined;
      },
    });
    expect([listed.listing, mirror.records.size]).toEqual(['complete', 70]);
    expect(listed.steps.filter(({ restartsListing }) => restartsListing)).toHaveLength(2);
  });

  it('links that die again and again end the pull with an error', async () => {
    const world = await microsoftWorld();
    await populate(world, 70);
    const mirror = new TestMirror();
    const between = async () => {
      world.emulator.delta.expire();
      return undefined;
    };
    expect((await failureOf(mirror.pull(world.connector, { between }))).detail.reason).toBe('links die');
  });

  it('a contact that was moved to another folder is none of this one any more', async () => {
    for (const immutableIds of ['yes', 'ignored'] as const) {
      const { world, mirror, ids } = await pulled({ immutableIds });
      const item = world.emulator.mailbox.find(ids[0] ?? '');
      const { id } = world.emulator.mailbox.addFolder('Lieferanten');
      if (item) world.emulator.mailbox.move(item, id);
      await mirror.pull(world.connector);
      await expectInLine(world, mirror);
      expect(await world.connector.read(ids[0] ?? '')).toBeNull();
    }
  });

  it.each([{}, { parentFolderId: 'other-spelling' }] as const)(
    'a contact in the trash is gone, though it can still be read by its id (%o)',
    async (more) => {
      const { world, mirror, ids } = await pulled({ deleted: 'in-trash', ...more });
      const { cursor: _none, ...fresh } = world.session;
      const { credentials } = world.vault;
      await world.direct.remove(ids[0] ?? '');
      for (const connector of [world.connector, microsoft.connect(credentials, fresh)]) {
        expect(await connector.read(ids[0] ?? '')).toBeNull();
        expect((await connector.read(ids[1] ?? ''))?.id).toBe(ids[1]);
      }
      await mirror.pull(world.connector);
      await expectInLine(world, mirror);
    },
  );

  it('rows that tell only what changed are read whole, many in one request', async () => {
    const { world, mirror, ids } = await pulled({ deltaRows: 'changed-only', maxPage: 50 });
    for (const id of ids.slice(0, 20)) await world.direct.edit(id, { org: [{ value: 'Neu' }] });
    const before = world.requests();
    await mirror.pull(world.connector);
    expect(world.requests() - before).toBe(2);
    await expectInLine(world, mirror);
  });

  it('the token goes nowhere but to Graph, whatever a link says', async () => {
    const { world } = await pulled();
    const before = world.requests();
    const pull = world.connector.pull({
      cursor: {
        shape: 1,
        folder: `/me/contactFolders/${encodeURIComponent(world.vault.credentials.folder ?? '')}/contacts`,
        link: 'https://graph.microsoft.com.evil.example/v1.0/me/contacts/delta?$deltatoken=t',
        parents: [],
      },
      checkpoint: null,
      complete: false,
      known: new TestMirror().known,
    });
    expect((await failureOf(pull)).detail.reason).toBe('foreign-link');
    expect(world.requests()).toBe(before);
  });

  it('an unchanged folder costs one request, however often it is asked', async () => {
    const { world, mirror } = await pulled();
    for (let n = 0; n < 3; n += 1) {
      const before = world.requests();
      expect((await mirror.pull(world.connector)).listing).toBe('changes');
      expect(world.requests() - before).toBe(1);
    }
    expect(operations(world).get).toBe(0);
  });
});
