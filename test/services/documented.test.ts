/** docs/services.md is what the connectors say of themselves today, and every trouble with credentials has a sentence of its own. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../lib/services/catalogue.ts';
import { services } from '../../lib/services/registry.ts';
import { servicesPage } from '../../scripts/services/page.ts';

test('docs/services.md is up to date: else run `node scripts/services.mjs`', async () => {
  expect(readFileSync('docs/services.md', 'utf8')).toBe(await servicesPage());
});

test('pages and background know the same services, in the same order', () => {
  expect(services.map((one) => one.id)).toEqual(catalogue.map((one) => one.id));
});
