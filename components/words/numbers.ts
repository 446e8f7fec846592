/** Numbers as text; formatters are kept, since making one is slow. */
const formatters = new Map<string, Intl.NumberFormat>();

export function numberText(locale: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}
