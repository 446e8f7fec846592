/** Which version of the extension this is. */
import { browser } from './browser.ts';

export function version(): string {
  return browser.runtime.getManifest().version;
}
