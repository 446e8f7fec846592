/**
 * A 207 answer, member by member. Tolerates what servers differ in: prefixes, order, CDATA, the place of the sync-token, members without
 * propstat, absolute hrefs. What is not a multistatus at all throws `answer-unreadable`.
 */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { pathOf } from './href.ts';
import { CARD, childOf, childrenOf, DAV, type Node, NotXml, readXml } from './xml.ts';

export interface Member {
  /** One-spelling path. */
  readonly path: string;
  /** Status of the member as a whole; null where only its properties have one. */
  readonly status: number | null;
  /** Name of the precondition that failed, '' if none was told. */
  readonly error: string;
  /** A property with status 2xx. */
  prop(space: string, name: string): Node | undefined;
  /** The worst status of its properties, 0 if it has none. */
  readonly worst: number;
  /** No property has a status of 2xx. */
  readonly isEmpty: boolean;
}

export interface Multistatus {
  readonly members: readonly Member[];
  readonly syncToken: string | null;
}

export function readMultistatus(answer: HttpResponse): Multistatus {
  const root = rootOf(answer);
  if (root?.space !== DAV || root.name !== 'multistatus')
    throw new SyncError('answer-unreadable', {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      reason: root ? 'not a multistatus' : 'not XML',
    });
  const members: Member[] = [];
  for (const response of childrenOf(root, DAV, 'response')) {
    // RFC 4918 allows several hrefs with one status.
    for (const href of childrenOf(response, DAV, 'href')) {
      const path = pathOf(href.text, answer.url);
      if (path !== null) members.push(memberOf(path, response));
    }
  }
  return { members, syncToken: childOf(root, DAV, 'sync-token')?.text.trim() || null };
}

/** Name of the precondition in an error's body: `valid-sync-token`, `no-uid-conflict` …; null where there is none. */
export function preconditionOf(answer: HttpResponse): { readonly name: string; readonly node: Node } | null {
  const root = rootOf(answer);
  if (root?.space !== DAV || root.name !== 'error') return null;
  const node = root.children.find((child) => child.space === DAV || child.space === CARD);
  return node ? { name: node.name, node } : null;
}

function rootOf(answer: HttpResponse): Node | null {
  try {
    return readXml(answer.text);
  } catch (error) {
    if (error instanceof NotXml) return null;
    throw error;
  }
}

function memberOf(path: string, response: Node): Member {
  const stats = childrenOf(response, DAV, 'propstat').map((stat) => ({
    status: statusOf(childOf(stat, DAV, 'status')) ?? 200,
    prop: childOf(stat, DAV, 'prop'),
  }));
  return {
    path,
    status: statusOf(childOf(response, DAV, 'status')),
    error: childOf(response, DAV, 'error')?.children[0]?.name ?? '',
    worst: Math.max(0, ...stats.map((stat) => stat.status)),
    isEmpty: !stats.some((stat) => stat.status < 300),
    prop(space, name) {
      for (const stat of stats) {
        const found = stat.status < 300 ? childOf(stat.prop, space, name) : undefined;
        if (found) return found;
      }
      return undefined;
    },
  };
}

function statusOf(node: Node | undefined): number | null {
  const match = /\b([1-5]\d\d)\b/.exec(node?.text ?? '');
  return match?.[1] ? Number(match[1]) : null;
}
