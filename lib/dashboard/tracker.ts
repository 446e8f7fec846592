/**
 * Keeps what is in sight: reads an element when it or its row comes into view, asks about what it holds, and lets go of it when it leaves,
 * changes or is used for somebody else. What is drawn is taken away within the same turn as the change, before the page is painted.
 */
import type { Answers } from './answers.ts';
import { factsOf, type RowFacts } from './around.ts';
import { createIdle } from './idle.ts';
import { isSameRow, type Mark, marksOf } from './mark.ts';
import { isStill } from './place.ts';

export interface Tracker {
  /** A number may stand there. */
  home(element: Element): void;
  /** After changes of the page; `targets` are the nodes that changed. */
  check(targets: Iterable<Node>): void;
  /** What no event tells may have changed: a field's value. */
  forgetFacts(): void;
  /** Elements that are gone are forgotten. */
  sweep(): void;
  /** Asks about everything in sight anew. */
  askAgain(): void;
  /** Every mark in sight, judged or not. */
  marks(): Iterable<Mark>;
  clear(): void;
}

export interface TrackerEvents {
  /** A mark has its verdict, or another one. */
  onJudged(mark: Mark): void;
  onGone(mark: Mark): void;
}

interface Home {
  /** What is watched for being in sight: its row, so that a row is watched once, or itself. */
  readonly watched: Element;
  isInSight: boolean;
  marks: Mark[];
}

/** No taller than what one sees at a time. */
const watchedRows = 'tr, li, [role=row], [role=listitem]';

/** How far up from a text the element may stand that it is read with. */
const nearest = 4;
/** How far up from a change its row may stand. */
const highest = 12;

export function createTracker(answers: () => Answers, events: TrackerEvents, signal: AbortSignal): Tracker {
  const homes = new Map<Element, Home>();
  const inSight = new Set<Element>();
  /** Elements with marks, by their row. */
  const rows = new Map<Element, Set<Element>>();
  const watchedBy = new Map<Element, Set<Element>>();
  let known = new WeakMap<Element, RowFacts>();
  const facts = (row: Element): RowFacts => {
    const held = known.get(row) ?? factsOf(row);
    known.set(row, held);
    return held;
  };

  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      for (const element of watchedBy.get(target) ?? []) {
        const home = homes.get(element);
        if (home && home.isInSight !== isIntersecting) turn(element, home, isIntersecting);
      }
  });
  signal.addEventListener('abort', () => sight.disconnect());

  const turn = (element: Element, home: Home, isInSight: boolean) => {
    home.isInSight = isInSight;
    if (isInSight) {
      inSight.add(element);
      reading.add(element);
    } else {
      inSight.delete(element);
      drop(element, home);
    }
  };

  const read = function* (element: Node): Generator<void> {
    const home = homes.get(element as Element);
    if (!home?.isInSight) return;
    const fresh = marksOf(element as Element, facts);
    const kept = home.marks.filter(
      (mark) => fresh.some((one) => one.key === mark.key) && isStill(mark.place),
    );
    for (const mark of home.marks) if (!kept.includes(mark)) events.onGone(mark);
    home.marks = fresh.map((mark) => kept.find((one) => one.key === mark.key) ?? mark);
    remember(element as Element, home);
    for (const mark of home.marks) {
      if (mark.verdict) continue;
      mark.verdict = answers().of(mark);
      if (mark.verdict) events.onJudged(mark);
    }
    yield;
  };
  const reading = createIdle(read, () => answers().send(), signal);

  const remember = (element: Element, home: Home) => {
    for (const { row } of home.marks) if (row) put(rows, row, element);
    // Nothing there any more, and no field that may be filled later.
    if (home.marks.length === 0 && element.localName !== 'input') forget(element);
  };
  const drop = (element: Element, home: Home) => {
    for (const mark of home.marks) {
      events.onGone(mark);
      // Nobody tells any more when such a row changes.
      if (mark.row && takeOut(rows, mark.row, element)) known.delete(mark.row);
    }
    home.marks = [];
  };
  const forget = (element: Element) => {
    const home = homes.get(element);
    if (!home) return;
    drop(element, home);
    homes.delete(element);
    inSight.delete(element);
    if (takeOut(watchedBy, home.watched, element)) sight.unobserve(home.watched);
  };
  /** Texts that change touch the few elements around them; anything else may have taken away whatever is in sight. */
  const homesNear = (targets: Iterable<Node>): Iterable<Element> => {
    const near = new Set<Element>();
    let isAll = true;
    for (const target of targets) {
      isAll = target.nodeType !== Node.TEXT_NODE;
      if (isAll) break;
      let at = target.parentElement;
      for (let up = 0; at !== null && up < nearest; up++, at = at.parentElement)
        if (homes.has(at)) near.add(at);
    }
    return isAll ? inSight : near;
  };
  const again = (element: Element, home: Home) => {
    drop(element, home);
    reading.add(element);
  };

  return {
    home(element) {
      const watched = element.closest(watchedRows) ?? element;
      const home = homes.get(element);
      if (home?.watched === watched) {
        if (home.isInSight) reading.add(element);
        return;
      }
      forget(element);
      const fresh: Home = { watched, isInSight: false, marks: [] };
      homes.set(element, fresh);
      const others = watchedBy.get(watched);
      put(watchedBy, watched, element);
      if (others === undefined) return sight.observe(watched);
      // The observer speaks of changes only.
      const [other] = others;
      if (other && homes.get(other)?.isInSight) turn(element, fresh, true);
    },
    check(targets) {
      for (const element of homesNear(targets)) {
        const home = homes.get(element);
        if (home?.isInSight && !home.marks.every((mark) => isStill(mark.place))) again(element, home);
      }
      if (rows.size === 0) return;
      const touched = new Set<Element>();
      for (const target of targets) {
        let at: Node | null = target;
        for (let up = 0; at !== null && up < highest; up++, at = at.parentNode) {
          const those = rows.get(at as Element);
          if (!those) continue;
          known.delete(at as Element);
          for (const element of those) touched.add(element);
        }
      }
      for (const element of touched) {
        const home = homes.get(element);
        if (home && !home.marks.every((mark) => isSameRow(mark, facts))) again(element, home);
      }
    },
    forgetFacts() {
      known = new WeakMap();
    },
    sweep() {
      for (const element of homes.keys()) if (!element.isConnected) forget(element);
    },
    askAgain() {
      for (const element of inSight) {
        for (const mark of homes.get(element)?.marks ?? []) {
          mark.verdict = answers().of(mark);
          if (mark.verdict) events.onJudged(mark);
        }
      }
      answers().send();
    },
    *marks() {
      for (const element of inSight) yield* homes.get(element)?.marks ?? [];
    },
    clear() {
      for (const element of [...homes.keys()]) forget(element);
    },
  };
}

function put(map: Map<Element, Set<Element>>, key: Element, element: Element): void {
  map.set(key, (map.get(key) ?? new Set()).add(element));
}

/** @returns whether it was the last one */
function takeOut(map: Map<Element, Set<Element>>, key: Element, element: Element): boolean {
  const those = map.get(key);
  those?.delete(element);
  if (those?.size !== 0) return false;
  return map.delete(key);
}
