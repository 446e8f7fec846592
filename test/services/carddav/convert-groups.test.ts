import { describe, expect, it } from 'vitest';
import { readCard, updateGroupMembers } from '../../../lib/services/carddav/convert.ts';
import { apple, appleGroup, group40, lines } from './real-cards.ts';

describe('a group card', () => {
  it('is a group with a name and members', () => {
    expect(readCard(appleGroup)).toEqual({
      kind: 'group',
      uid: 'group-1',
      name: 'Kunden',
      memberUids: ['5ad380fd-b2de-4261-ba99-de1d1db52fbe', 'company-1'],
    });
    expect(readCard(group40)).toEqual({
      kind: 'group',
      uid: 'group-2',
      name: 'Friends',
      memberUids: ['a', 'mailto:b@example.example'],
    });
  });

  it('takes members in behind the others and lets members go', () => {
    expect(updateGroupMembers(appleGroup, { add: ['new', 'urn:uuid:new', 'company-1'], remove: [] })).toBe(
      appleGroup.replace(
        'MEMBER:urn:uuid:company-1\r\n',
        'MEMBER:urn:uuid:company-1\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:new\r\n',
      ),
    );
    expect(updateGroupMembers(appleGroup, { add: [], remove: ['company-1', 'stranger'] })).toBe(
      appleGroup.replace('X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:company-1\r\n', ''),
    );
    expect(updateGroupMembers(group40, { add: ['c'], remove: ['urn:uuid:a'] })).toBe(
      group40
        .replace('MEMBER:urn:uuid:a\r\n', '')
        .replace('b@example.example\r\n', 'b@example.example\r\nMEMBER:urn:uuid:c\r\n'),
    );
  });

  it('takes its first member in', () => {
    const empty = (version: string, kind: string) =>
      lines('BEGIN:VCARD', `VERSION:${version}`, `${kind}:group`, 'FN:G', 'END:VCARD');
    const change = { add: ['a'], remove: [] };
    expect(updateGroupMembers(empty('3.0', 'X-ADDRESSBOOKSERVER-KIND'), change)).toContain(
      'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a\r\n',
    );
    expect(updateGroupMembers(empty('4.0', 'KIND'), change)).toContain('\r\nMEMBER:urn:uuid:a\r\n');
  });

  it('that has the wanted members stays to the byte', () => {
    expect(updateGroupMembers(appleGroup, { add: ['company-1'], remove: ['stranger'] })).toBe(appleGroup);
  });

  it('is not made of a person', () => {
    expect(() => updateGroupMembers(apple, { add: ['a'], remove: [] })).toThrow(
      expect.objectContaining({ code: 'not-supported' }),
    );
  });
});
