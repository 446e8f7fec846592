/**
 * The XML bodies that are sent. Hrefs go as absolute paths: iCloud answers 400 to absolute addresses. addressbook-query is never used:
 * it fails on some servers, and sync-collection with multiget does all that is needed.
 */
import { escapeXml } from './xml.ts';

const spaces =
  'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/"';

function document(name: string, content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${name} ${spaces}>${content}</${name}>`;
}

/** @param properties with prefix: `D:` DAV, `C:` CardDAV, `S:` calendarserver.org */
export function propfindBody(properties: readonly string[]): string {
  return document('D:propfind', `<D:prop>${properties.map((name) => `<${name}/>`).join('')}</D:prop>`);
}

/** RFC 6578. An empty token asks for everything. */
export function syncBody(token: string): string {
  return document(
    'D:sync-collection',
    `<D:sync-token>${escapeXml(token)}</D:sync-token><D:sync-level>1</D:sync-level>` +
      '<D:prop><D:getetag/><D:getcontenttype/><D:resourcetype/></D:prop>',
  );
}

/** RFC 6352, 8.7. */
export function multigetBody(paths: readonly string[]): string {
  return document(
    'C:addressbook-multiget',
    `<D:prop><D:getetag/><C:address-data/></D:prop>${paths.map((path) => `<D:href>${escapeXml(path)}</D:href>`).join('')}`,
  );
}
