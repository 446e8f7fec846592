/** Serves a handler over plain HTTP on the loopback address, as a CardDAV server on one's own machine does. */
import { createServer } from 'node:http';
import type { Handler } from './message.ts';
import { type Server, serve } from './serve.ts';

/** @param port 0 takes any free one */
export function serveHttp(handler: Handler, port = 0): Promise<Server> {
  return serve((listener) => createServer(listener), 'http', handler, port);
}
