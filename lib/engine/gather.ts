/**
 * Lets rows that are executed side by side share their requests. Each row is written as if it were alone; its calls wait here until every
 * row of the group either waits too or is done, and then go out together, as few batches as the service allows. Nothing is sent sooner
 * or later than what a row asks for, and every answer goes back to the row that asked.
 */
import type { ServiceRecord } from '../contact/contact.ts';
import { SyncError, toSyncError } from '../errors.ts';
import type { Batches, BatchOutcome, Connector } from '../services/contract.ts';

type Kind = keyof Batches['most'];

interface Waiting {
  readonly side: string;
  readonly kind: Kind;
  readonly input: unknown;
  resolve(value: unknown): void;
  reject(error: SyncError): void;
}

export class Gathering {
  private rows: number;
  private waiting: Waiting[] = [];
  private readonly connectors: Readonly<Record<string, Connector>>;
  /** Asked before each batch that writes. @throws SyncError when the run may not go on: then nothing of that batch was sent. */
  private readonly beforeWrite: () => Promise<void>;

  constructor(
    rows: number,
    connectors: Readonly<Record<string, Connector>>,
    beforeWrite: () => Promise<void>,
  ) {
    this.rows = rows;
    this.connectors = connectors;
    this.beforeWrite = beforeWrite;
  }

  /** The same connector, whose calls wait for the others. */
  connector(side: string): Connector {
    const plain = this.plain(side);
    return {
      ...plain,
      read: (id) => this.call(side, 'read', id),
      create: (key, contact) => this.call(side, 'create', { key, contact }),
      update: (current, target) => this.call(side, 'update', { current, target }),
      delete: (current) => this.call(side, 'delete', current),
    };
  }

  /** To be told once for each row, however it ended. */
  rowEnded(): void {
    this.rows -= 1;
    this.sendIfAllWait();
  }

  private call<T>(side: string, kind: Kind, input: unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ side, kind, input, resolve: (value) => resolve(value as T), reject });
      this.sendIfAllWait();
    });
  }

  private sendIfAllWait(): void {
    if (this.waiting.length === 0 || this.waiting.length < this.rows) return;
    const all = this.waiting;
    this.waiting = [];
    void this.sendAll(all);
  }

  private async sendAll(all: readonly Waiting[]): Promise<void> {
    const groups = new Map<string, Waiting[]>();
    for (const one of all) {
      const key = `${one.side}/${one.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) {
      const [first] = group;
      const most = first ? (this.plain(first.side).batches?.most[first.kind] ?? 1) : 1;
      for (let start = 0; start < group.length; start += most)
        await this.send(group.slice(start, start + most));
    }
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    try {
      if (first.kind !== 'read') await this.beforeWrite();
      const outcomes = await this.ask(
        first.side,
        first.kind,
        group.map((one) => one.input),
      );
      if (outcomes.length !== group.length) throw new SyncError('bug', { reason: 'batch', kind: first.kind });
      group.forEach((one, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) one.resolve(outcome.value);
        else one.reject(outcome?.error ?? new SyncError('bug', { reason: 'batch' }));
      });
    } catch (thrown) {
      const error = asOne(first.kind, toSyncError(thrown));
      for (const one of group) one.reject(error);
    }
  }

  private ask(
    side: string,
    kind: Kind,
    inputs: readonly unknown[],
  ): Promise<readonly BatchOutcome<unknown>[]> {
    const connector = this.plain(side);
    const { batches } = connector;
    switch (kind) {
      case 'read': {
        const ids = inputs as readonly string[];
        return batches ? batches.read(ids) : oneByOne(ids, (id) => connector.read(id));
      }
      case 'create': {
        const items = inputs as readonly Parameters<Batches['create']>[0][number][];
        return batches
          ? batches.create(items)
          : oneByOne(items, (item) => connector.create(item.key, item.contact));
      }
      case 'update': {
        const items = inputs as readonly Parameters<Batches['update']>[0][number][];
        return batches
          ? batches.update(items)
          : oneByOne(items, (item) => connector.update(item.current, item.target));
      }
      case 'delete': {
        const records = inputs as readonly ServiceRecord[];
        return batches ? batches.delete(records) : oneByOne(records, (record) => connector.delete(record));
      }
    }
  }

  private plain(side: string): Connector {
    const connector = this.connectors[side];
    if (!connector) throw new SyncError('bug', { reason: 'side', side });
    return connector;
  }
}

/** For a service without batches; its errors are thrown, for there is one record only. */
async function oneByOne<I, T>(
  inputs: readonly I[],
  call: (input: I) => Promise<T>,
): Promise<BatchOutcome<T>[]> {
  const outcomes: BatchOutcome<T>[] = [];
  for (const input of inputs) outcomes.push({ ok: true, value: await call(input) });
  return outcomes;
}

/** A batch of creates that got lost on the way: each of its records may have been made, so each is looked up before it is repeated. */
function asOne(kind: Kind, error: SyncError): SyncError {
  const isLost = error.code === 'timeout' || error.code === 'offline' || error.code === 'service-down';
  return kind === 'create' && isLost ? new SyncError('write-unknown', error.detail, { cause: error }) : error;
}
