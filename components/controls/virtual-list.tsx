/**
 * A long list of rows of one height of which only those in sight are in the page. Arrow keys, Home and End move between rows, from one
 * row's tick to the next row's tick and from button to button; the row that has the focus stays in the page when it is scrolled away. Our own, because rows of one height need forty lines and no library.
 */
import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const spare = 6;
const controls = 'button, input, a[href]';

export function VirtualList({
  label,
  count,
  rowHeight,
  row,
  onRange,
}: {
  label: string;
  count: number;
  rowHeight: number;
  row: (index: number) => ComponentChild;
  /** Told which rows are about to be seen. */
  onRange: (first: number, end: number) => void;
}) {
  const scroller = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState({ first: 0, end: 30 });
  const [focused, setFocused] = useState<number | null>(null);
  const wanted = useRef<{ readonly row: number; readonly kind: string } | null>(null);

  function look() {
    const element = scroller.current;
    if (!element) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - spare);
    const end = Math.ceil((element.scrollTop + (element.clientHeight || 600)) / rowHeight) + spare;
    setRange((old) => (old.first === first && old.end === end ? old : { first, end }));
  }
  useLayoutEffect(look, [count]);
  useEffect(() => onRange(range.first, range.end), [range]);
  useEffect(() => {
    if (wanted.current === null) return;
    const { row: index, kind } = wanted.current;
    const found = [
      ...(scroller.current?.querySelectorAll<HTMLElement>(
        `[data-row="${index}"] :is(${controls}):not(:disabled)`,
      ) ?? []),
    ];
    const target = found.find((one) => one.tagName === kind) ?? found[0];
    if (target) {
      wanted.current = null;
      target.focus();
    }
  });

  function move(event: KeyboardEvent) {
    const current = focused ?? 0;
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || next < 0 || next >= count) return;
    event.preventDefault();
    const from = event.target instanceof Element ? event.target.closest(controls) : null;
    wanted.current = { row: next, kind: from?.tagName ?? 'BUTTON' };
    setFocused(next);
    const element = scroller.current;
    if (!element) return;
    if (next * rowHeight < element.scrollTop) element.scrollTop = next * rowHeight;
    const bottom = (next + 1) * rowHeight - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
    look();
  }

  const shown = [];
  for (let index = range.first; index < Math.min(range.end, count); index++) shown.push(index);
  if (focused !== null && focused < count && !shown.includes(focused)) shown.push(focused);

  return (
    <ul
      class="virtual"
      ref={scroller}
      aria-label={label}
      style={{ '--rows': String(count), '--row': `${rowHeight}px` }}
      onScroll={look}
      onKeyDown={move}
    >
      {shown.map((index) => (
        <li
          key={index}
          data-row={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          style={{ insetBlockStart: `${index * rowHeight}px` }}
          onFocusCapture={() => setFocused(index)}
        >
          {row(index)}
        </li>
      ))}
      <li class="virtual-space" aria-hidden="true" />
    </ul>
  );
}
