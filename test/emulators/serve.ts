/** What serving a handler over HTTP and over HTTPS have in common: one exchange after the other, and an end that waits for nobody. */
import type { Server as HttpServer, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Handler } from './message.ts';

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

export async function serve(
  create: (listener: RequestListener) => HttpServer,
  scheme: 'http' | 'https',
  handler: Handler,
  port: number,
): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = create((request, response) => {
    void exchange(scheme, handler, request, response);
  });
  // The raw connection, because one whose handshake is not over would keep the server open too.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function exchange(
  scheme: 'http' | 'https',
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await handler({
      method: request.method ?? 'GET',
      url: `${scheme}://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`,
      headers: headersOf(request),
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (answer === 'drop') {
      request.socket.destroy();
      return;
    }
    const hasBody = answer.status !== 204 && answer.status !== 304;
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(hasBody ? { 'content-length': String(Buffer.byteLength(answer.body)) } : {}),
    });
    response.end(hasBody && request.method !== 'HEAD' ? answer.body : undefined);
  } catch (error) {
    // A client that went away is no fault of ours; a handler that throws is, and must be seen.
    if (!request.destroyed) console.error('emulator failed', error);
    request.socket.destroy();
  }
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
