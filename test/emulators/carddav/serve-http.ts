/** Serves a handler over plain HTTP on the loopback address, as a CardDAV server on one's own machine does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from '../https.ts';
import type { Handler } from '../message.ts';

/** @param port 0 takes any free one */
export async function serveHttp(handler: Handler, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    exchange(handler, request, response).catch((error) => {
      // A client that went away is no fault of ours; a handler that throws is, and must be seen.
      if (!request.destroyed) console.error('emulator failed', error);
      request.socket.destroy();
    });
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
        server.closeAllConnections();
      }),
  };
}

async function exchange(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]);
  const answer = await handler({
    method: request.method ?? 'GET',
    url: `http://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  });
  if (answer === 'drop') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.end(answer.status === 204 || request.method === 'HEAD' ? undefined : answer.body);
}
