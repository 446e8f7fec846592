/**
 * Delta of one folder. The first round tells everything, later ones what changed since the link was given out; rows come in pages, removals
 * as `@removed`. Options belong to the first call only and live on in the links, which are opaque and can expire.
 */
import { type Answer, ok, refusal } from './answers.ts';
import type { Change, Mailbox } from './mailbox.ts';
import type { Switches } from './switches.ts';
import { selectable, viewOf } from './view.ts';

interface Round {
  readonly folder: string;
  readonly select: readonly string[] | null;
  readonly wantsImmutable: boolean;
  /** A first round walks along the items; later ones along the log. */
  readonly kind: 'all' | 'changes';
  /** Number of the last item or change that was told. */
  readonly after: string | number;
  /** Where the next round begins. */
  readonly upTo: number;
}

export interface DeltaAsked {
  readonly folder: string;
  readonly base: string;
  readonly query: URLSearchParams;
  readonly pageSize: number;
  readonly wantsImmutable: boolean;
}

export class Delta {
  private readonly rounds = new Map<string, Round>();
  private readonly mailbox: Mailbox;
  private readonly switches: Switches;
  private readonly now: () => number;
  private last = 0;

  constructor(mailbox: Mailbox, switches: Switches, now: () => number) {
    this.mailbox = mailbox;
    this.switches = switches;
    this.now = now;
  }

  /** Every link given out so far is dead. */
  expire(): void {
    this.rounds.clear();
  }

  answer(asked: DeltaAsked): Answer {
    const token = asked.query.get('$deltatoken') ?? asked.query.get('$skiptoken');
    if (token === null) return this.begin(asked);
    if ([...asked.query.keys()].length > 1)
      return refusal(400, 'ErrorInvalidUrlQuery', 'Options belong to the first request only.');
    const round = this.rounds.get(token);
    if (!round || round.folder !== asked.folder) return expired(this.switches);
    return this.page(asked, round);
  }

  private begin(asked: DeltaAsked): Answer {
    const names = [...asked.query.keys()];
    const select = asked.query.get('$select')?.split(',') ?? null;
    if (names.some((name) => name !== '$select') || select?.some((name) => !selectable.includes(name)))
      return refusal(400, 'ErrorInvalidUrlQuery', 'The query is not supported with change tracking.');
    const { folder, wantsImmutable } = asked;
    return this.page(asked, {
      folder,
      select,
      wantsImmutable,
      kind: 'all',
      after: '',
      upTo: this.visible(folder).at(-1)?.seq ?? 0,
    });
  }

  private page(asked: DeltaAsked, round: Round): Answer {
    const size = Math.min(asked.pageSize, this.switches.maxPage ?? Number.POSITIVE_INFINITY);
    const { rows, after, isLast } =
      round.kind === 'all' ? this.items(round, size) : this.changes(round, size);
    const link = (name: string, next: Round) => {
      this.last += 1;
      const token = `t${this.last}`;
      this.rounds.set(token, next);
      return `https://graph.microsoft.com/v1.0${asked.base}?${name}=${token}`;
    };
    const upTo = round.kind === 'all' ? round.upTo : Number(after);
    return ok({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(contact)',
      ...(isLast
        ? { '@odata.deltaLink': link('$deltatoken', { ...round, kind: 'changes', after: upTo, upTo }) }
        : { '@odata.nextLink': link('$skiptoken', { ...round, after }) }),
      value: rows,
    });
  }

  /** In the order they were made; what was made after the round began may come too. */
  private items(round: Round, size: number) {
    const listed = this.mailbox
      .inFolder(round.folder)
      .filter((item) => item.createdAt <= this.now() - this.switches.lagMs)
      .filter((item) => item.immutableId.localeCompare(String(round.after), 'en', { numeric: true }) > 0)
      .sort((a, b) => a.immutableId.localeCompare(b.immutableId, 'en', { numeric: true }));
    const page = listed.slice(0, size);
    return {
      rows: page.map((item) => viewOf(this.mailbox, this.switches, item, round)),
      after: page.at(-1)?.immutableId ?? round.after,
      isLast: listed.length <= size,
    };
  }

  private changes(round: Round, size: number) {
    const waiting = this.visible(round.folder).filter(({ seq }) => seq > Number(round.after));
    const ids = [...new Set(waiting.map(({ id }) => id))];
    const page = ids.slice(0, size);
    const isLast = ids.length <= size;
    const told = waiting.filter(({ id }) => page.includes(id));
    // Whoever changes again after this page is told again.
    const rest = waiting.filter(({ id }) => !page.includes(id));
    const after = isLast ? (waiting.at(-1)?.seq ?? round.after) : (rest[0]?.seq ?? 1) - 1;
    return {
      rows: page.map((id) =>
        this.row(
          round,
          told.filter((change) => change.id === id),
        ),
      ),
      after,
      isLast,
    };
  }

  private row(round: Round, changes: readonly Change[]): Record<string, unknown> {
    const last = changes.at(-1);
    if (!last || last.kind === 'removed') return { id: last?.id, '@removed': { reason: 'deleted' } };
    const isWhole = this.switches.deltaRows === 'whole' || changes.some(({ kind }) => kind === 'made');
    const only = new Set(changes.flatMap(({ properties }) => properties));
    return viewOf(this.mailbox, this.switches, last.item, { ...round, ...(isWhole ? {} : { only }) });
  }

  private visible(folder: string): Change[] {
    return this.mailbox.log.filter(
      (change) => change.folder === folder && change.at <= this.now() - this.switches.lagMs,
    );
  }
}

function expired(switches: Switches): Answer {
  switch (switches.expiredLink) {
    case '410':
      return refusal(410, 'SyncStateNotFound', 'The sync state generation is not found.');
    case '404':
      return refusal(404, 'SyncStateNotFound', 'The sync state generation is not found.');
    case '400':
      return refusal(400, 'SyncStateInvalid', 'The sync state is invalid.');
  }
}
