/**
 * Takes `Origin` from the background's requests to Microsoft's token endpoint, and from nothing else. Microsoft gives refresh tokens that
 * outlive a day only to apps that send none, and every browser adds it to an extension's POST (seen in Chromium 156 and Firefox 153). The
 * address must end at `token`: one with a query keeps the header (lib/services/microsoft/tokens.ts). Needs the host's permission, so it
 * does nothing for people who never sign in to Microsoft; ends with the browser's session.
 */
import { browser } from './browser.ts';

export const originRule = {
  id: 1,
  priority: 1,
  condition: {
    regexFilter: '^https://login\\.microsoftonline\\.com/[^/?#]+/oauth2/v2\\.0/token$',
    requestMethods: ['post'],
    resourceTypes: ['xmlhttprequest'],
    // No tab: the background's own.
    tabIds: [-1],
  },
  action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
} as const;

export interface SessionRules {
  updateSessionRules(change: { removeRuleIds: number[]; addRules: unknown[] }): Promise<void>;
}

/** To be awaited before the first request of a background's life. */
export async function takeOriginAway(rules: SessionRules = ownRules()): Promise<void> {
  await rules.updateSessionRules({ removeRuleIds: [originRule.id], addRules: [originRule] });
}

/** The polyfill's types know nothing of it yet. */
function ownRules(): SessionRules {
  const { declarativeNetRequest } = browser as unknown as { declarativeNetRequest?: SessionRules };
  if (!declarativeNetRequest) throw new Error('no declarativeNetRequest');
  return declarativeNetRequest;
}
