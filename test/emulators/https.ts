/** Serves a handler over HTTPS on the loopback address, with the certificate of certificate.ts. */
import { createServer } from 'node:https';
import { certificate } from './certificate.ts';
import type { Handler } from './message.ts';
import { type Server, serve } from './serve.ts';

export type { Server } from './serve.ts';

/** @param port 0 takes any free one */
export async function serveHttps(handler: Handler, port = 0): Promise<Server> {
  const { key, cert } = await certificate();
  return serve((listener) => createServer({ key, cert }, listener), 'https', handler, port);
}
