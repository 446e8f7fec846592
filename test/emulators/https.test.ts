import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { checkServerIdentity, connect } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { ask, basic, gary } from './aircall/ask.ts';
import { AircallEmulator, emulatedKey } from './aircall/emulator.ts';
import { certificate, certificateHosts } from './certificate.ts';
import { fetchFrom } from './fetch.ts';
import { type Server, serveHttps } from './https.ts';
import type { WireResponse } from './message.ts';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function call(port: number, method: string, path: string, body = '', host = 'api.aircall.io') {
  const { cert } = await certificate();
  const headers = {
    host,
    authorization: basic(emulatedKey.apiId, emulatedKey.apiToken),
    ...(body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', servername: host, port, method, path, headers, ca: cert },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test('the emulator answers the same over HTTPS as in process', async () => {
  const emulator = new AircallEmulator({ withDefaultContacts: false });
  const server = await emulator.listen();
  servers.push(server);
  const made = await call(
    server.port,
    'POST',
    '/v1/contacts',
    JSON.stringify({ ...gary, last_name: 'Müller' }),
  );
  expect(made.status).toBe(201);
  const { json } = await ask(emulator, 'GET', '/v1/contacts');
  expect(json.contacts).toEqual([JSON.parse(made.text).contact]);
  expect(json.contacts[0].last_name).toBe('Müller');
  expect((await call(server.port, 'DELETE', `/v1/contacts/${json.contacts[0].id}`, '{}')).status).toBe(204);
});

test('a dropped connection breaks off the call', async () => {
  const emulator = new AircallEmulator();
  const server = await emulator.listen();
  servers.push(server);
  emulator.faults.next({}, { kind: 'dropped' });
  await expect(call(server.port, 'GET', '/v1/ping')).rejects.toThrow(/hang up|reset/);
  expect((await call(server.port, 'GET', '/v1/ping')).text).toBe('{"ping":"pong"}');
});

test('other hosts than the API get the pages that the test gives', async () => {
  const pages = async () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Calls</h1>',
  });
  const server = await new AircallEmulator({ pages }).listen();
  servers.push(server);
  expect((await call(server.port, 'GET', '/', '', 'dashboard.aircall.io')).text).toBe('<h1>Calls</h1>');
  const bare = await new AircallEmulator().listen();
  servers.push(bare);
  expect((await call(bare.port, 'GET', '/', '', 'dashboard.aircall.io')).status).toBe(404);
});

test('a closed server lets its port go although connections were open', async () => {
  const emulator = new AircallEmulator();
  const server = await emulator.listen();
  const { port } = server;
  const { cert } = await certificate();
  const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: cert });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  socket.on('error', () => {});
  await server.close();
  const again = await emulator.listen(port);
  servers.push(again);
  expect(again.port).toBe(port);
});

test('one certificate a process names every host that an emulator stands in for', async () => {
  expect(await certificate()).toBe(await certificate());
  const { cert, spki } = await certificate();
  const parsed = new X509Certificate(cert);
  for (const host of certificateHosts) expect(parsed.checkHost(host)).toBe(host);
  expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(checkServerIdentity('example.com', parsed.toLegacyObject())).toBeInstanceOf(Error);
  expect(Buffer.from(spki, 'base64')).toHaveLength(32);
});

test('an in-process fetch follows redirects and keeps the key from another host', async () => {
  const seen: (string | undefined)[] = [];
  const there = fetchFrom(async ({ url, method, headers, body }): Promise<WireResponse> => {
    seen.push(`${method} ${url} ${headers.authorization ?? '-'} ${body}`);
    const location = new Map([
      ['https://a.example/1', '/2'],
      ['https://a.example/2', 'https://b.example/3'],
    ]).get(url);
    return location
      ? { status: 301, headers: { location }, body: '' }
      : { status: 207, headers: {}, body: 'here' };
  });
  const response = await there('https://a.example/1', {
    method: 'PROPFIND',
    headers: { authorization: 'Basic x' },
    body: 'ask',
  });
  expect([response.status, response.url, await response.text()]).toEqual([
    207,
    'https://b.example/3',
    'here',
  ]);
  expect(seen).toEqual([
    'PROPFIND https://a.example/1 Basic x ask',
    'PROPFIND https://a.example/2 Basic x ask',
    'PROPFIND https://b.example/3 - ask',
  ]);
});

test('a handler can serve any other service too', async () => {
  const server = await serveHttps(async ({ method, body }) => ({
    status: 207,
    headers: {},
    body: method + body,
  }));
  servers.push(server);
  expect(await call(server.port, 'PROPFIND', '/', '<x/>', 'localhost')).toEqual({
    status: 207,
    text: 'PROPFIND<x/>',
  });
});
