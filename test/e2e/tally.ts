/**
 * Stands before an address book's server, passes everything on, and counts: requests by method, and cards that were written as they
 * already were. A real server keeps no ledger.
 */
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Tally {
  readonly origin: string;
  /** By HTTP method, since the last reset. */
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  readonly writes: number;
  /** PUTs whose text the server held already, line for line. */
  readonly unchangedWrites: number;
  reset(): void;
  close(): Promise<void>;
}

const writing: readonly string[] = ['PUT', 'DELETE', 'POST', 'PROPPATCH', 'MKCOL', 'MOVE'];

/** @param origin of the server behind, e.g. http://127.0.0.1:5232 */
export async function startTally(origin: string): Promise<Tally> {
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let unchangedWrites = 0;

  const server = createServer(async (incoming, outgoing) => {
    try {
      const body = await whole(incoming);
      counts.set(incoming.method ?? '', (counts.get(incoming.method ?? '') ?? 0) + 1);
      if (incoming.method === 'PUT' && (await heldText(origin, incoming)) === body.toString('utf8')) {
        unchangedWrites += 1;
      }
      await passOn(origin, incoming, body, outgoing);
    } catch {
      incoming.socket.destroy();
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const sum = (methods: Iterable<string>) =>
    [...methods].reduce((total, method) => total + (counts.get(method) ?? 0), 0);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    get total() {
      return sum(counts.keys());
    },
    get writes() {
      return sum(writing);
    },
    get unchangedWrites() {
      return unchangedWrites;
    },
    reset() {
      counts.clear();
      unchangedWrites = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function whole(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function passOn(
  origin: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onward = ask(origin, incoming.method ?? 'GET', incoming, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
      answer.on('end', resolve);
      answer.on('error', reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

/** Text of a card as the server holds it, null if it holds none; asked past the count. */
function heldText(origin: string, incoming: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const question = ask(
      origin,
      'GET',
      { ...incoming, url: incoming.url, headers: onlySignIn(incoming) },
      (answer) => {
        whole(answer).then(
          (text) => resolve(answer.statusCode === 200 ? text.toString('utf8') : null),
          reject,
        );
      },
    );
    question.on('error', reject);
    question.end();
  });
}

function onlySignIn({ headers }: IncomingMessage): IncomingMessage['headers'] {
  return headers.authorization === undefined ? {} : { authorization: headers.authorization };
}

function ask(
  origin: string,
  method: string,
  { url, headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  onAnswer: (answer: IncomingMessage) => void,
): ClientRequest {
  return request(new URL(url ?? '/', origin), { method, headers }, onAnswer);
}
