/**
 * Organisations by id and by name. A person's company is a link to one, so a company is found or made before the person is written. What was
 * seen is remembered for as long as the connector lives.
 */
import { SyncError } from '../../errors.ts';
import { isObject } from '../json.ts';
import type { Api } from './api.ts';
import { dataOf, type Organisation, readOrganisation, readPage } from './schema.ts';

const idsAtOnce = 100;
const newestLookedAt = 100;

export class Organisations {
  private readonly names = new Map<number, string>();
  private readonly ids = new Map<string, number>();
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** Names of the organisations with these ids; null for one that is gone or not visible. */
  async namesOf(wanted: readonly (number | null)[]): Promise<(id: number | null) => string | null> {
    const missing = [...new Set(wanted)].filter((id): id is number => id !== null && !this.names.has(id));
    for (let start = 0; start < missing.length; start += idsAtOnce) {
      const ids = missing.slice(start, start + idsAtOnce);
      const page = readPage(
        await this.api.get('/api/v2/organizations', { ids: ids.join(','), limit: idsAtOnce }),
        readOrganisation,
      );
      for (const id of ids) this.names.set(id, '');
      for (const one of page.rows) this.remember(one);
    }
    return (id) => (id === null ? null : (this.names.get(id) ?? null) || null);
  }

  /** Forgets names, so that a renamed organisation is seen. */
  forget(): void {
    this.names.clear();
    this.ids.clear();
  }

  /**
   * The organisation of this name, made if there is none. The search may lag behind what was just made, so the newest are looked at too:
   * the same company must not be made twice.
   */
  async idFor(name: string): Promise<number> {
    const known = this.ids.get(keyOf(name));
    if (known !== undefined) return known;
    return (await this.searched(name)) ?? (await this.amongNewest(name)) ?? (await this.make(name));
  }

  isKnown(name: string): boolean {
    return this.ids.has(keyOf(name));
  }

  private async searched(name: string): Promise<number | null> {
    // Pipedrive searches for two characters and more, exactly for one.
    const data = dataOf(
      await this.api.get('/api/v2/organizations/search', { term: name, fields: 'name', exact_match: 'true' }),
    );
    const items = isObject(data) && Array.isArray(data.items) ? data.items : [];
    for (const one of items) this.remember(isObject(one) ? readOrganisation(one.item) : null);
    return this.ids.get(keyOf(name)) ?? null;
  }

  private async amongNewest(name: string): Promise<number | null> {
    const query = { sort_by: 'add_time', sort_direction: 'desc', limit: newestLookedAt };
    const page = readPage(await this.api.get('/api/v2/organizations', query), readOrganisation);
    for (const one of page.rows) this.remember(one);
    return this.ids.get(keyOf(name)) ?? null;
  }

  private async make(name: string): Promise<number> {
    const made = readOrganisation(dataOf(await this.send(name)));
    if (!made) throw new SyncError('answer-unreadable', { reason: 'no-organisation' });
    this.remember(made);
    return made.id;
  }

  /** A lost answer leaves the person unwritten: it is looked up by name the next time, so nothing is unknown about the person. */
  private async send(name: string) {
    try {
      return await this.api.send('POST', '/api/v2/organizations', { name }, [name]);
    } catch (error) {
      if (error instanceof SyncError && error.code === 'write-unknown')
        throw new SyncError('service-down', { ...error.detail, while: 'organisation' }, { cause: error });
      throw error;
    }
  }

  private remember(one: Organisation | null): void {
    if (!one || one.name.trim() === '') return;
    this.names.set(one.id, one.name);
    if (!this.ids.has(keyOf(one.name))) this.ids.set(keyOf(one.name), one.id);
  }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
