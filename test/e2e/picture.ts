/** A picture of a page in the middle of a scenario, for a person to look at afterwards: test-output/NAME.png. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageDriver } from './browsers/driver.ts';

const folder = fileURLToPath(new URL('../../test-output/', import.meta.url));

export async function picture(page: PageDriver, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot(`${folder}${name}.png`);
}
