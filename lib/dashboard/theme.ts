/** Light or dark by what the page really shows behind a place, not by what the system prefers. */

export type Theme = 'light' | 'dark';

export function themeAt(element: Element | null): Theme {
  for (let at = element; at; at = at.parentElement) {
    const rgb = opaque(getComputedStyle(at).backgroundColor);
    if (rgb) return luminance(rgb) < 0.4 ? 'dark' : 'light';
  }
  return 'light';
}

/** Red, green and blue (0 to 1) of `rgb(…)`, or null if one sees through it. Other colour spaces count by their lightness. */
function opaque(color: string): readonly number[] | null {
  const numbers = color
    .match(/-?[\d.]+(?:e-?\d+)?%?/g)
    ?.map((text) => (text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text)));
  if (!numbers || numbers.length < 3) return null;
  const [a = 0, b = 0, c = 0, alpha = 1] = color.startsWith('color(') ? numbers.slice(-4) : numbers;
  if (alpha < 0.5) return null;
  if (/^(?:ok)?(?:lab|lch)/.test(color)) {
    const light = a > 1 ? a / 100 : a;
    return [light, light, light];
  }
  return color.startsWith('color(') ? [a, b, c] : [a / 255, b / 255, c / 255];
}

function luminance([r = 0, g = 0, b = 0]: readonly number[]): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
