/** What a browser does to an extension's requests: a POST carries `Origin`, unless the rule of lib/platform takes it away. */
import { originRule } from '../../../lib/platform/origin-rule.ts';

export function throughBrowser(inner: typeof fetch, withRule = true): typeof fetch {
  const { regexFilter, requestMethods } = originRule.condition;
  const methods: readonly string[] = requestMethods;
  const pattern = new RegExp(regexFilter);
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = new Headers(request.headers);
    if (request.method !== 'GET')
      headers.set('origin', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop');
    const isMet = pattern.test(request.url) && methods.includes(request.method.toLowerCase());
    if (withRule && isMet) headers.delete('origin');
    const body = request.method === 'GET' ? undefined : await request.text();
    return inner(request.url, {
      method: request.method,
      headers,
      signal: request.signal,
      ...(body === undefined || body === '' ? {} : { body }),
    });
  };
}
