/**
 * A client of Marionette, Firefox's own remote protocol: `LENGTH:[0, id, command, parameters]` out, `LENGTH:[1, id, error, result]` in.
 * Commands answer in order; several commands that belong together go through `exclusively`.
 */
import { connect, type Socket } from 'node:net';
import { until } from './poll.ts';

/** The key under which WebDriver hands out element references. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export class MarionetteError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'MarionetteError';
    this.code = code;
  }
}

interface Waiting {
  readonly command: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class Marionette {
  private readonly socket: Socket;
  private readonly waiting = new Map<number, Waiting>();
  private received: Buffer = Buffer.alloc(0);
  private lastId = 0;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (data: Buffer) => this.receive(data));
    socket.on('close', () => this.failAll(new Error('Firefox closed the connection')));
    socket.on('error', (error) => this.failAll(error));
  }

  /** Firefox takes a moment until it listens. */
  static async connect(port: number): Promise<Marionette> {
    const socket = await until(`Marionette on port ${port}`, () => tryConnect(port), 60_000);
    return new Marionette(socket);
  }

  /** Runs several commands with nobody else's in between. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  send<T = unknown>(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<T> {
    this.lastId += 1;
    const id = this.lastId;
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { command, resolve: (result) => resolve(result as T), reject });
      this.socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const colon = this.received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.received.subarray(0, colon).toString());
      if (this.received.length < end) return;
      this.take(JSON.parse(this.received.subarray(colon + 1, end).toString()));
      this.received = this.received.subarray(end);
    }
  }

  private take(message: unknown): void {
    // The first message greets: {applicationType, marionetteProtocol}.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new MarionetteError(error.error, `${error.message} (${waiting.command})`));
    else
      waiting?.resolve(
        result !== null && typeof result === 'object' && 'value' in result ? result.value : result,
      );
  }

  private failAll(error: Error): void {
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}

function tryConnect(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}
