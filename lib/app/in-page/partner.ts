/** Who a contact of Aircall is in the other service: by the links of its connections. */
import { personFromKeys, titleOf } from '../../contact/person.ts';
import type { Memory } from '../../engine/ports.ts';
import { aboutService } from '../../services/catalogue.ts';

export interface Partner {
  /** The user's name for the other account. */
  readonly service: string;
  readonly title: string;
  /** The person's name there; '' where it has only a company or a number. */
  readonly name: string;
  readonly connectionId: string;
  /** Of its own page there. */
  readonly address: string | null;
}

export async function partnersOf(
  memory: Memory,
  accountId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, Partner>> {
  const found = new Map<string, Partner>();
  if (recordIds.length === 0) return found;
  for (const { id, left, right } of await memory.connections()) {
    if (left !== accountId || right === accountId) continue;
    const [other, links] = await Promise.all([memory.account(right), memory.linksOf(id, 'left', recordIds)]);
    if (!other) continue;
    const records = await memory.recordsById(
      right,
      links.map((link) => link.rightId),
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const link of links) {
      const record = byId.get(link.rightId);
      if (!record || record.isDeleted || found.has(link.leftId)) continue;
      found.set(link.leftId, {
        service: other.name,
        title: titleOf(record.contact, other.fields),
        name: personFromKeys(record.contact, other.fields, []).name,
        connectionId: id,
        address: aboutService(other.service)?.recordAddress?.(link.rightId, other.identity) ?? null,
      });
    }
  }
  return found;
}
