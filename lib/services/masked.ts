/** A service's own words for a refusal, made fit for an error and the log: short, and without a contact's values. */

const longest = 200;

/** Without values that were sent, and without anything that looks like a number or an address. */
export function masked(text: string, secrets: readonly string[]): string {
  const spared = [...secrets]
    .filter((secret) => secret.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return spared
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…')
    .replace(/\+?\d[\d\s().\-/]{5,}\d/g, '…')
    .slice(0, longest);
}
