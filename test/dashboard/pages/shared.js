/**
 * What both generations of test pages have in common: data from the server, moves without a load, words in two languages, and numbers shown as
 * Aircall shows them. `window.fixture` lets a test work the page as its own scripts would.
 */
import { useEffect, useState } from 'react';

const address = new URL(location.href);
export const language = address.searchParams.get('lang') === 'fr' ? 'fr' : 'en';
/** Calls say who it was by name or address alone, as Aircall does for people whom it knows. */
const isByName = address.searchParams.get('names') === '1';
const isDark = address.searchParams.get('dark') === '1';
document.documentElement.lang = language;
document.documentElement.classList.toggle('dark', isDark);

const french = {
  Calls: 'Appels',
  Contacts: 'Contacts',
  Settings: 'Paramètres',
  Analytics: 'Statistiques',
  'New contact': 'Nouveau contact',
  'First and last name': 'Nom et prénom',
  Company: 'Entreprise',
  Number: 'Numéro',
  Integrations: 'Intégrations',
  User: 'Utilisateur',
  Contact: 'Contact',
  Duration: 'Durée',
  Time: 'Heure',
  Line: 'Ligne',
  Cost: 'Coût',
  Phone: 'Téléphone',
  'E-mail': 'E-mail',
  Save: 'Enregistrer',
  Cancel: 'Annuler',
  Next: 'Suivant',
  'First name': 'Prénom',
  'Last name': 'Nom',
  Information: 'Informations',
  Conversation: 'Conversation',
  'Load more': 'Voir plus',
  Invoice: 'Facture',
  Amount: 'Montant',
  Date: 'Date',
  Reference: 'Référence',
  Plan: 'Abonnement',
  Version: 'Version',
  'Last calls': 'Derniers appels',
};
export const say = (text) => (language === 'fr' ? (french[text] ?? text) : text);

/** As Aircall displays a stored number: international with blanks; what has no country code stands as it is. */
export function shown(value) {
  const digits = value.replace(/\D/g, '');
  if (!value.startsWith('+')) return value;
  if (/^33\d{9}$/.test(digits)) return `+33 ${digits[2]} ${digits.slice(3).match(/\d\d/g).join(' ')}`;
  if (/^1\d{10}$/.test(digits)) return `+1 ${digits.slice(1, 4)}-${digits.slice(4, 7)}-${digits.slice(7)}`;
  if (/^1\d+$/.test(digits)) return `+1 ${digits.slice(1)}`;
  return `+${digits.slice(0, 2)} ${digits
    .slice(2)
    .match(/\d{1,3}/g)
    .join(' ')}`;
}

export const nameOf = (contact) =>
  [contact.first_name, contact.last_name].filter(Boolean).join(' ') || contact.company_name || '';

/** Seeded, so that every browser sees the same page. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const listeners = new Set();
const state = { data: null, path: address.pathname, page: 0, tick: 0, isOpen: false };
const change = (part) => {
  Object.assign(state, part);
  for (const listener of listeners) listener();
};

export function useFixture() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return state;
}

async function load() {
  const answer = await fetch('/data.json');
  change({ data: await answer.json() });
}

globalThis.fixture = {
  go(path) {
    history.pushState(null, '', path + location.search);
    change({ path, page: 0 });
  },
  page: (page) => change({ page }),
  reload: load,
  dialog: (isOpen) => change({ isOpen }),
  state,
  /** Every number whose place says what should be flagged: kind → displayed texts. */
  truth: () =>
    [...document.querySelectorAll('[data-truth]')].map((element) => ({
      kinds: element.dataset.truth,
      text: element.localName === 'input' ? element.value : element.textContent,
    })),
};
export const go = globalThis.fixture.go;
addEventListener('popstate', () => change({ path: location.pathname }));
if (address.searchParams.get('rerender') === '1')
  setInterval(() => change({ tick: state.tick + 1 }), Number(address.searchParams.get('every') ?? 1000));
void load();

const people = ['Ada Agent', 'Léo Martin', 'Zoé Bernard', 'Tom Becker'];

/** Calls with the people in the book, and some with nobody. */
export function callsFrom(data) {
  const next = random(7);
  return data.contacts.slice(0, 60).map((contact, index) => {
    const seconds = Math.floor(next() * 900);
    const isKnown = next() < 0.75 || isByName;
    return {
      id: 2_900_000_000 + index * 7919,
      contact: isKnown ? contact : null,
      number: isByName ? '' : (contact.phones[0]?.value ?? ''),
      truth: contact.phones[0]?.truth ?? '',
      name: isByName && index % 3 === 0 && contact.emails[0] ? contact.emails[0].value : nameOf(contact),
      user: people[Math.floor(next() * people.length)],
      duration: `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`,
      clock: `${String(8 + Math.floor(next() * 10)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}:12`,
      time:
        language === 'fr'
          ? `2${index % 8}/11/2026 14:3${index % 10}`
          : `2026-11-2${index % 8} 14:3${index % 10}:05`,
      line: `Paris · ${String(index % 4).padStart(4, '0')}`,
      cost:
        language === 'fr'
          ? `${(next() * 3000).toFixed(2).replace('.', ',')} €`
          : `$${(next() * 3000).toFixed(2)}`,
    };
  });
}

/** Dates, prices, durations, ids …: nothing of it is a phone number. */
export function otherNumbers(count, seed = 11) {
  const next = random(seed);
  const upTo = (most) => Math.floor(next() * most);
  const two = (most, least = 0) => String(least + upTo(most - least)).padStart(2, '0');
  const digits = (length) => Array.from({ length }, () => upTo(10)).join('');
  const grouped = (value, sign) => String(value).replace(/\B(?=(\d{3})+$)/g, sign);
  const makers = [
    () => `20${two(30, 10)}-${two(13, 1)}-${two(29, 1)}`,
    () => `${two(29, 1)}/${two(13, 1)}/20${two(30, 10)}`,
    () => `${two(13, 1)}/${two(29, 1)}/20${two(30, 10)} ${two(24)}:${two(60)}`,
    () => `${two(29, 1)}.${two(13, 1)}.20${two(30, 10)}`,
    () => `20${two(30, 10)}-${two(13, 1)}-${two(29, 1)}T${two(24)}:${two(60)}:${two(60)}Z`,
    () => `${two(29, 1)} Nov 20${two(30, 10)}`,
    () => `€${grouped(upTo(90_000_000), ',')}.${two(100)}`,
    () => `${grouped(upTo(90_000_000), ' ')},${two(100)} €`,
    () => `$ ${grouped(upTo(9_000_000_000), ',')}`,
    () => `${grouped(upTo(9_000_000), '.')},${two(100)}`,
    () => `CHF ${grouped(upTo(9_000_000), '’')}.${two(100)}`,
    () => `${upTo(30)}h ${two(60)}m ${two(60)}s`,
    () => `${two(24)}:${two(60)}:${two(60)}`,
    () => `INV-20${two(30, 10)}${digits(6)}`,
    () => `#${digits(9)}`,
    () => digits(10),
    () => digits(8),
    () => digits(12),
    () => `${digits(3)}-${digits(7)}-${digits(7)}`,
    () => `${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)}`,
    () => `${upTo(256)}.${upTo(256)}.${upTo(256)}.${upTo(256)}`,
    () => `FR${two(99, 10)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(3)}`,
    () => `v${upTo(20)}.${upTo(40)}.${upTo(9000)}`,
    () => `${upTo(90)}.${digits(6)}, ${upTo(90)}.${digits(6)}`,
    () => `${digits(3)} ${digits(3)} ${digits(3)} ${digits(5)}`,
    () => `978-${upTo(10)}-${digits(2)}-${digits(6)}-${upTo(10)}`,
    () => `${(next() * 100).toFixed(2)} %`,
    () => `+${grouped(upTo(9_000_000), ' ')}`,
    () => `${upTo(40)} – ${upTo(900)} of ${grouped(upTo(9_000_000), ',')}`,
    () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`,
  ];
  return Array.from({ length: count }, (_, index) => makers[index % makers.length]());
}
