// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fitNote, makeNote } from '../../lib/dashboard/note.ts';
import type { Overlay } from '../../lib/dashboard/overlay.ts';
import type { Words } from '../../lib/dashboard/port.ts';

const make: Overlay['make'] = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};
const over = { make } as Overlay;
const words: Words = {
  language: 'en',
  say: (key, texts = []) => [key, ...texts].join(' '),
  count: (key, n) => `${key} ${n}`,
};
const noteOf = (address: string | null) =>
  makeNote(over, words, { service: 'HubSpot', title: 'Anna Müller', address });

test('who somebody is in the other service leads to that page, which learns nothing of where one came from', () => {
  const link = noteOf('https://app.hubspot.com/contacts/1/record/0-1/2') as HTMLAnchorElement;
  expect(link.localName).toBe('a');
  expect(link.href).toBe('https://app.hubspot.com/contacts/1/record/0-1/2');
  expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
});

test('an address that is none of the web leads nowhere', () => {
  for (const address of [null, 'javascript:alert(1)', 'http://app.hubspot.com/'])
    expect(noteOf(address).localName).toBe('span');
});

test('a note takes only the room that is free: the whole sentence, the name alone, or nothing', () => {
  const note = noteOf(null);
  expect([fitNote(note, 400), note.classList.contains('short')]).toEqual([true, false]);
  expect([fitNote(note, 100), note.classList.contains('short')]).toEqual([true, true]);
  expect(note.style.maxWidth).toBe('100px');
  expect(fitNote(note, 20)).toBe(false);
});

test('however little is shown, the whole is read out', () => {
  const note = noteOf(null);
  fitNote(note, 100);
  expect(note.getAttribute('aria-label')).toBe('page_partner HubSpot Anna Müller');
});
