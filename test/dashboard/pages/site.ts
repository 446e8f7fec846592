/**
 * Serves the test pages as Aircall's own hosts, under a strict policy: no inline script, no inline style but with a nonce, no eval. The older
 * generation answers as dashboard.aircall.io, the newer one as workspace.aircall.io and every other host.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Handler, WireResponse } from '../../emulators/message.ts';

/** What a page shows of a contact. `truth`: what should be flagged there, for the test alone. */
export interface ShownContact {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company_name: string | null;
  readonly phones: readonly { readonly value: string; readonly truth?: string }[];
  readonly emails: readonly { readonly value: string }[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const nonce = 'bm9uY2U';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self' data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

let bundles: Promise<Readonly<Record<'old' | 'new', string>>> | null = null;

async function bundle(name: 'old' | 'new'): Promise<string> {
  const made = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      write: false,
      minify: true,
      lib: { entry: `${folder}${name}.jsx`, formats: ['iife'], name: 'page' },
      // Flags of countries are fetched when they are shown; no page shows one.
      rollupOptions: { external: /^@aircall\/icons\/Flag/, output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = outputs.filter((one) => one.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`no code came of ${name}.jsx`);
  return chunk.code;
}

function bothBundles(): Promise<Readonly<Record<'old' | 'new', string>>> {
  bundles ??= Promise.all([bundle('old'), bundle('new')]).then(([older, newer]) => ({
    old: older,
    new: newer,
  }));
  return bundles;
}

/** @param contacts asked at every request, so that a mend shows after the page's reload */
export async function pagesSite(contacts: () => readonly ShownContact[]): Promise<Handler> {
  const code = await bothBundles();
  const css = readFileSync(`${folder}new.css`, 'utf8');
  return async (request) => {
    const { hostname, pathname } = new URL(request.url);
    const generation = hostname === 'dashboard.aircall.io' ? 'old' : 'new';
    switch (pathname) {
      case '/data.json':
        return answer('application/json', JSON.stringify({ contacts: contacts() }));
      case '/nonce.js':
        return answer('text/javascript', `globalThis.__webpack_nonce__ = ${JSON.stringify(nonce)};`);
      case '/page.js':
        return answer('text/javascript', code[generation]);
      case '/page.css':
        return answer('text/css', generation === 'new' ? css : 'html, body { margin: 0; }');
      case '/favicon.ico':
        return { ...answer('image/x-icon', ''), status: 204 };
      default:
        return answer('text/html', document);
    }
  };
}

const document = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Aircall</title><link rel="stylesheet" href="/page.css"></head>
<body><div id="root"></div><script src="/nonce.js"></script><script src="/page.js"></script></body>
</html>
`;

function answer(type: string, body: string): WireResponse {
  return {
    status: 200,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
    body,
  };
}
