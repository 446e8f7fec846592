/**
 * Keeps the numbers that are in sight: reads an element when it comes into view, asks about what it holds, and lets go of it when it leaves,
 * changes or is used for somebody else. What is drawn is taken away within the same turn as the change, before the page is painted.
 */
import type { Answers } from './answers.ts';
import { createIdle } from './idle.ts';
import { isSameRow, type Mark, marksOf } from './mark.ts';
import { isStill } from './place.ts';

export interface Tracker {
  /** A number may stand there. */
  home(element: Element): void;
  /** After changes of the page; `targets` are the nodes that changed. */
  check(targets: Iterable<Node>): void;
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
  isInSight: boolean;
  marks: Mark[];
}

/** How far up from a change its row may stand. */
const highest = 12;

export function createTracker(answers: () => Answers, events: TrackerEvents, signal: AbortSignal): Tracker {
  const homes = new Map<Element, Home>();
  const inSight = new Set<Element>();
  const rows = new Map<Element, Set<Element>>();

  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const home = homes.get(target);
      if (!home || home.isInSight === isIntersecting) continue;
      home.isInSight = isIntersecting;
      if (isIntersecting) {
        inSight.add(target);
        reading.add(target);
      } else {
        inSight.delete(target);
        drop(target, home);
      }
    }
  });
  signal.addEventListener('abort', () => sight.disconnect());

  const read = function* (element: Node): Generator<void> {
    const home = homes.get(element as Element);
    if (!home?.isInSight) return;
    const fresh = marksOf(element as Element);
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
    for (const { row } of home.marks) if (row) rows.set(row, (rows.get(row) ?? new Set()).add(element));
    // Nothing there any more, and no field that may be filled later.
    if (home.marks.length === 0 && element.localName !== 'input') forget(element);
  };
  const drop = (element: Element, home: Home) => {
    for (const mark of home.marks) {
      events.onGone(mark);
      const others = mark.row && rows.get(mark.row);
      others?.delete(element);
      if (mark.row && others?.size === 0) rows.delete(mark.row);
    }
    home.marks = [];
  };
  const forget = (element: Element) => {
    const home = homes.get(element);
    if (!home) return;
    drop(element, home);
    homes.delete(element);
    inSight.delete(element);
    sight.unobserve(element);
  };
  const again = (element: Element, home: Home) => {
    drop(element, home);
    reading.add(element);
  };

  return {
    home(element) {
      const home = homes.get(element);
      if (home) {
        if (home.isInSight) reading.add(element);
        return;
      }
      homes.set(element, { isInSight: false, marks: [] });
      sight.observe(element);
    },
    check(targets) {
      for (const element of inSight) {
        const home = homes.get(element);
        if (home && !home.marks.every((mark) => isStill(mark.place))) again(element, home);
      }
      if (rows.size === 0) return;
      const touched = new Set<Element>();
      for (const target of targets) {
        let at: Node | null = target;
        for (let up = 0; at !== null && up < highest; up++, at = at.parentNode) {
          for (const element of rows.get(at as Element) ?? []) touched.add(element);
        }
      }
      for (const element of touched) {
        const home = homes.get(element);
        if (home && !home.marks.every(isSameRow)) again(element, home);
      }
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
