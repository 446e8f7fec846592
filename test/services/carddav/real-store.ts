/** A real server as a store of cards for the contract suite: plain requests, past the connector. */
import { pathOf } from '../../../lib/services/carddav/href.ts';
import { authorization, type RealServer } from '../../servers/server.ts';
import type { CardStore } from './carddav-world.ts';

export async function realStore(server: RealServer, bookName: string): Promise<CardStore> {
  const bookUrl = await server.newBook(bookName);
  const path = new URL(bookUrl).pathname;

  async function send(method: string, id: string, body?: string): Promise<{ status: number; text: string }> {
    const response = await fetch(new URL(id, bookUrl), {
      method,
      headers: {
        authorization: authorization(),
        ...(method === 'PROPFIND' ? { depth: '1', 'content-type': 'application/xml' } : {}),
        ...(method === 'PUT' ? { 'content-type': 'text/vcard; charset=utf-8' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (response.status >= 400 && response.status !== 404)
      throw new Error(`${method} ${id}: ${response.status} ${text.slice(0, 500)}`);
    return { status: response.status, text };
  }

  return {
    bookUrl,
    user: server.user,
    password: server.password,
    fetch,
    async get(id) {
      const { status, text } = await send('GET', id);
      return status === 404 ? null : text;
    },
    async put(id, text) {
      await send('PUT', id, text);
    },
    async remove(id) {
      await send('DELETE', id);
    },
    async ids() {
      const body = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';
      const { text } = await send('PROPFIND', path, body);
      const hrefs = [...text.matchAll(/<(?:\w+:)?href>([^<]+\.vcf)<\/(?:\w+:)?href>/g)].map(
        ([, href]) => href ?? '',
      );
      return hrefs.flatMap((href) => pathOf(href, bookUrl) ?? []);
    },
  };
}
