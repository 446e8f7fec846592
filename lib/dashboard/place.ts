/** A place on the page where a contact may be shown: where it stands, whether it still does, and where that is on the screen. */
import type { PageSource } from '../platform/page-messages.ts';
import { findNumbers } from './find-numbers.ts';

export interface Place {
  readonly source: PageSource;
  /** As displayed (a link: as it would be dialled). */
  readonly text: string;
  readonly isSure: boolean;
  /** Element that is watched for being in sight. */
  readonly element: Element;
  /** Where the text begins and ends; absent for links and inputs. */
  readonly from?: { readonly node: Text; readonly offset: number; readonly data: string };
  readonly to?: { readonly node: Text; readonly offset: number; readonly data: string };
}

/** False at once when a row was re-used for somebody else, or has gone. */
export function isStill(place: Place): boolean {
  if (!place.element.isConnected) return false;
  if (place.source === 'link') return linkNumber(place.element) === place.text;
  if (place.source === 'input') return (place.element as HTMLInputElement).value === place.text;
  const { from, to } = place;
  return (
    from !== undefined &&
    to !== undefined &&
    from.node.isConnected &&
    to.node.isConnected &&
    from.node.data === from.data &&
    to.node.data === to.data
  );
}

let measure: Range | null = null;

/** In the window; null where it is not shown. Of a number in two lines the last one counts: the flag stands at its end. */
export function rectOf(place: Place): DOMRect | null {
  const { element, from, to } = place;
  const rects = from && to ? rangeRects(from, to) : element.getClientRects();
  const last = rects[rects.length - 1];
  return last && last.width > 0 && last.height > 0 ? last : null;
}

/** Of a whole text. */
export function textRect(node: Text): DOMRect {
  measure ??= document.createRange();
  measure.selectNodeContents(node);
  const rect = measure.getBoundingClientRect();
  measure.setStart(document, 0);
  measure.collapse(true);
  return rect;
}

function rangeRects(from: NonNullable<Place['from']>, to: NonNullable<Place['to']>): DOMRectList {
  // One for all: a page's every change costs time for every range that lives.
  measure ??= document.createRange();
  measure.setStart(from.node, Math.min(from.offset, from.node.length));
  measure.setEnd(to.node, Math.min(to.offset, to.node.length));
  const rects = measure.getClientRects();
  measure.setStart(document, 0);
  measure.collapse(true);
  return rects;
}

/** What a link would dial, or null. */
export function linkNumber(element: Element): string | null {
  const href = element.getAttribute('href') ?? '';
  const dialled = /^(?:tel|callto|sms|facetime):(?:\/\/)?([^;?]*)/i.exec(href)?.[1];
  if (dialled === undefined) return null;
  try {
    const number = decodeURIComponent(dialled).trim();
    return findNumbers(number, true).length === 1 ? number : null;
  } catch {
    return null;
  }
}
