// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { href, parse, type Route } from '../../components/router.ts';

const routes: readonly Route[] = [
  { page: 'connections' },
  { page: 'connection', id: 'a/b ü' },
  { page: 'setup', id: null, step: 'accounts' },
  { page: 'setup', id: 'c1', step: 'own-sync' },
  { page: 'preview', id: 'c1' },
  { page: 'run', id: 'c1', runId: 'r?1' },
  { page: 'accounts' },
  { page: 'add-account', service: null, isForSetup: true },
  { page: 'add-account', service: 'carddav', isForSetup: false },
  { page: 'authorise', id: 'a1' },
  { page: 'review' },
  { page: 'history' },
];

test.each(routes)('$page leads where it says', (route) => {
  expect(parse(href(route))).toEqual(route);
});

test('an address that means nothing leads to the connections', () => {
  for (const hash of ['', '#', '#/nowhere/7', '#/connections//']) {
    expect(parse(hash)).toEqual({ page: 'connections' });
  }
});
