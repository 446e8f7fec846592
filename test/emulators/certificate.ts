/**
 * One self-signed certificate per process, for the hosts that the emulators stand in for. `spki` is what Chromium's
 * `--ignore-certificate-errors-spki-list` takes.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 of the SHA-256 of the public key. */
  readonly spki: string;
}

export const certificateHosts = [
  'api.aircall.io',
  'dashboard.aircall.io',
  'workspace.aircall.io',
  'phone.aircall.io',
  'api.hubapi.com',
  'graph.microsoft.com',
  'login.microsoftonline.com',
  'localhost',
];

let made: Promise<Certificate> | undefined;

export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  const day = 86_400_000;
  const pems = await generate([{ name: 'commonName', value: 'Lineup test certificate' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // Begins yesterday: a browser whose clock is a little behind must not refuse it.
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 90 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...certificateHosts.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: pems.private,
    cert: pems.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
