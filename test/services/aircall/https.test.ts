/** The contract once over a real socket: TLS, real headers, connections that really break. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll } from 'vitest';
import { certificate } from '../../emulators/certificate.ts';
import { describeContract } from '../contract.ts';
import { aircallWorld } from './world.ts';

beforeAll(async () => {
  const { cert } = await certificate();
  setDefaultCACertificates([...getCACertificates('default'), cert]);
});

describeContract('Aircall over HTTPS', async () => {
  let port = 0;
  const world = aircallWorld({
    fetch: () => (input, init) => {
      const request = new Request(input, init);
      return fetch(request.url.replace('https://api.aircall.io/', `https://localhost:${port}/`), {
        method: request.method,
        headers: request.headers,
        signal: request.signal,
        body: request.body,
        duplex: 'half',
      } as RequestInit);
    },
  });
  const server = await world.emulator.listen();
  port = server.port;
  return { ...world, close: () => server.close() };
});
