/** Where things of ours stand: beside a number without hiding its neighbour; boxes near their number and inside the window. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

const size = 24;

/** Where one looks whether there is room beside the number. */
export function besidePoint(rect: DOMRect, isRightToLeft: boolean): Point {
  return { x: isRightToLeft ? rect.left - size / 2 : rect.right + size / 2, y: rect.top + rect.height / 2 };
}

/** Beside the number if there is room, else over its upper corner. */
export function flagPoint(rect: DOMRect, hasRoom: boolean, isRightToLeft: boolean): Point {
  const y = hasRoom ? rect.top + rect.height / 2 - size / 2 : rect.top - size / 2 - 1;
  if (isRightToLeft) return { x: hasRoom ? rect.left - size - 1 : rect.left - size / 2 + 3, y };
  return { x: hasRoom ? rect.right + 1 : rect.right - size / 2 - 3, y };
}

/** Inside a field, at its end. */
export function fieldPoint(rect: DOMRect, isRightToLeft: boolean): Point {
  return {
    x: isRightToLeft ? rect.left + 4 : rect.right - size - 4,
    y: rect.top + rect.height / 2 - size / 2,
  };
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
