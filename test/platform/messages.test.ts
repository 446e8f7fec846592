import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SyncError } from '../../lib/errors.ts';
import { type CommandHandlers, type MessagePort, send, serve } from '../../lib/platform/messages.ts';

const base = 'chrome-extension://lineup/';
const ourPage = { id: 'lineup', url: `${base}options.html#/accounts` };

/** Carries messages as a browser does: as structured clones, with one answer per message. */
class Wire implements MessagePort {
  readonly id = 'lineup';
  sender: { id?: string; url?: string } = ourPage;
  private listener: Parameters<MessagePort['onMessage']['addListener']>[0] | null = null;
  readonly onMessage: MessagePort['onMessage'] = {
    addListener: (listener) => {
      this.listener = listener;
    },
  };

  getURL(): string {
    return base;
  }

  sendMessage(message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.listener) return reject(new Error('Could not establish connection.'));
      const stays = this.listener(structuredClone(message), this.sender, (answer) =>
        resolve(structuredClone(answer)),
      );
      if (stays !== true) resolve(undefined);
    });
  }
}

let wire: Wire;
const pause = vi.fn(async () => null);
const syncNow = vi.fn(async (): Promise<null> => null);
const onError = vi.fn();
beforeEach(() => {
  vi.resetAllMocks();
  pause.mockResolvedValue(null);
  wire = new Wire();
  const handlers = { 'connection.pause': pause, 'connection.syncNow': syncNow };
  serve(handlers as unknown as CommandHandlers, onError, wire);
});
const command = () => send('connection.pause', { connectionId: 'c', paused: true }, wire);

describe('a command', () => {
  test('reaches its handler with its input, and its answer comes back', async () => {
    expect(await command()).toEqual({ ok: true, value: null });
    expect(pause).toHaveBeenCalledWith({ connectionId: 'c', paused: true });
  });

  test('that fails comes back as a failure with its facts', async () => {
    pause.mockRejectedValue(
      new SyncError('rate-limited', { status: 429, side: 'left' }, { retryAt: 7, cause: () => {} }),
    );
    expect(await command()).toEqual({
      ok: false,
      failure: {
        code: 'rate-limited',
        detail: { status: 429, side: 'left' },
        side: 'left',
        retryAt: 7,
      },
    });
    expect(onError).not.toHaveBeenCalled();
  });

  test('whose handler stumbles is answered too, and logged', async () => {
    pause.mockImplementation(() => {
      throw new TypeError('x is undefined');
    });
    expect(await command()).toMatchObject({ ok: false, failure: { code: 'bug', side: null } });
    expect(onError).toHaveBeenCalledTimes(1);
  });

  test('that nobody knows is answered with a failure', async () => {
    for (const name of ['connection.explode', 'toString', '__proto__']) {
      expect(await send(name as 'connection.pause', {} as never, wire)).toMatchObject({
        ok: false,
        failure: { code: 'bug', detail: { reason: 'command', name } },
      });
    }
  });

  test('that is no command at all is answered with a failure', async () => {
    for (const message of [null, 'hello', {}, { command: 7, input: null }, { command: 'connection.pause' }]) {
      expect(await wire.sendMessage(message)).toMatchObject({ ok: false, failure: { code: 'bug' } });
    }
    expect(pause).not.toHaveBeenCalled();
  });
});

describe('a command is refused', () => {
  const strangers = {
    'from a content script in a web page': { id: 'lineup', url: 'https://dashboard.aircall.io/contacts' },
    'from another extension': { id: 'other', url: 'chrome-extension://other/page.html' },
    'from another extension that names our address': { id: 'other', url: `${base}options.html` },
    'from a page whose address only begins alike': { id: 'lineup', url: 'chrome-extension://lineup2/a.html' },
    'from nowhere': {},
  };
  for (const [name, sender] of Object.entries(strangers)) {
    test(name, async () => {
      wire.sender = sender;
      expect(await command()).toMatchObject({ ok: false, failure: { detail: { reason: 'sender' } } });
      expect(pause).not.toHaveBeenCalled();
    });
  }
});

describe('a page is told', () => {
  test('if the background does not answer', async () => {
    wire.sendMessage = async () => undefined;
    expect(await command()).toMatchObject({ ok: false, failure: { detail: { reason: 'no-answer' } } });
  });

  test('if the background cannot be reached', async () => {
    expect(await send('connection.syncNow', { connectionId: 'c' }, new Wire())).toMatchObject({
      ok: false,
      failure: { code: 'bug' },
    });
  });
});
