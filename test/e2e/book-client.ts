/** Another program that uses the same address book: puts, reads and deletes cards over plain HTTP, past Lineup. */
import { request } from 'node:http';

export interface BookPlace {
  /** Of the book's collection, with a slash at its end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const atOnce = 8;

export class BookClient {
  private readonly place: BookPlace;

  constructor(place: BookPlace) {
    this.place = place;
  }

  /** Path on the server, which is the record's id in Lineup. */
  pathOf(fileName: string): string {
    return new URL(fileName, this.place.url).pathname;
  }

  async putAll(cards: readonly { readonly fileName: string; readonly text: string }[]): Promise<void> {
    const waiting = [...cards];
    const worker = async () => {
      for (let card = waiting.shift(); card !== undefined; card = waiting.shift()) {
        await this.put(this.pathOf(card.fileName), card.text);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async put(path: string, text: string): Promise<void> {
    await this.send('PUT', path, text, { 'content-type': 'text/vcard; charset=utf-8' });
  }

  async read(path: string): Promise<string> {
    return this.send('GET', path);
  }

  async delete(path: string): Promise<void> {
    await this.send('DELETE', path);
  }

  /** Every card of the book by its path. */
  async all(): Promise<Map<string, string>> {
    const body = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';
    const place = new URL(this.place.url).pathname;
    const listed = await this.send('PROPFIND', place, body, { depth: '1', 'content-type': 'text/xml' });
    const paths = [...listed.matchAll(/<(?:\w+:)?href>([^<]+)<\/(?:\w+:)?href>/g)]
      .map(([, href = '']) => new URL(href.trim(), this.place.url).pathname)
      .filter((path) => path !== place && !path.endsWith('/'));
    const hrefs = paths.map((path) => `<D:href>${escaped(path)}</D:href>`).join('');
    const wanted = '<D:prop><C:address-data/></D:prop>';
    const spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"';
    const question = `<C:addressbook-multiget ${spaces}>${wanted}${hrefs}</C:addressbook-multiget>`;
    const answer = await this.send('REPORT', place, question, { depth: '1', 'content-type': 'text/xml' });
    return cardsIn(answer, this.place.url);
  }

  /**
   * By node:http, because Node's own fetch fails an assertion of its parser when a long answer is still being read while the server
   * hangs up, as Radicale does after every answer.
   */
  private send(
    method: string,
    path: string,
    body = '',
    headers: Record<string, string> = {},
  ): Promise<string> {
    const { url, user, password } = this.place;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const length = String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...headers, authorization, 'content-length': length },
        agent: false,
      };
      const question = request(new URL(path, url), options, async (answer) => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of answer) chunks.push(chunk as Buffer);
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(Buffer.concat(chunks).toString('utf8'));
          else reject(new Error(`the book's server answered ${status} to ${method} ${path}`));
        } catch (thrown) {
          reject(thrown);
        }
      });
      question.on('error', reject);
      question.end(body);
    });
  }
}

function cardsIn(xml: string, base: string): Map<string, string> {
  const cards = new Map<string, string>();
  for (const [, response = ''] of xml.matchAll(/<(?:\w+:)?response>([\s\S]*?)<\/(?:\w+:)?response>/g)) {
    const href = /<(?:\w+:)?href>([^<]+)</.exec(response)?.[1] ?? '';
    const text = /<(?:\w+:)?address-data[^>]*>([^<]*)</.exec(response)?.[1];
    if (text !== undefined) cards.set(new URL(href.trim(), base).pathname, unescaped(text));
  }
  return cards;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_whole, decimal, hex, name) =>
    decimal || hex
      ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
      : (entities[name] ?? ''),
  );
}
