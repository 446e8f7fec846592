/** Where things of ours stand: beside a number without hiding its neighbour; boxes near their number and inside the window. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

const size = 24;
const dot = 16;

/** Beside the number if there is room in its box, else over its upper corner. `room`: right edge of that box. */
export function flagPoint(rect: DOMRect, room: number, isRightToLeft: boolean): Point {
  const middle = rect.top + rect.height / 2 - size / 2;
  if (isRightToLeft) return { x: rect.left - size, y: middle };
  if (room - rect.right >= dot + 2) return { x: rect.right - 1, y: middle };
  return { x: rect.right - size / 2 - 3, y: rect.top - size / 2 - 1 };
}

/** Below the number, or above it if there is more room. */
export function boxPoint(
  rect: DOMRect,
  width: number,
  height: number,
  view: { width: number; height: number },
): Point {
  const gap = 6;
  const edge = 8;
  const below = rect.bottom + gap;
  const isBelow = below + height <= view.height - edge || rect.top < view.height - rect.bottom;
  const y = isBelow ? below : rect.top - gap - height;
  return {
    x: within(rect.left, edge, view.width - width - edge),
    y: within(y, edge, view.height - height - edge),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

export function moveTo(element: HTMLElement, { x, y }: Point): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
