/**
 * What the heading of a column means, in the words that spreadsheets, CRMs and address books use: English, French, German, Spanish, and the
 * exports of Google Contacts and Outlook with their numbered columns.
 */
import type { FieldId } from '../../contact/contact.ts';
import { fold } from '../../contact/fold.ts';
import type { ColumnTarget } from './columns.ts';

const words: readonly (readonly [FieldId | 'id', readonly string[]])[] = [
  ['id', ['id', 'contact id', 'record id', 'external id', 'uid', 'customer id', 'kundennummer', 'client id']],
  [
    'given',
    ['first name', 'given name', 'firstname', 'prenom', 'vorname', 'nombre', 'nombre de pila', 'first'],
  ],
  [
    'family',
    [
      'last name',
      'family name',
      'lastname',
      'surname',
      'nom',
      'nom de famille',
      'nachname',
      'familienname',
      'apellido',
      'apellidos',
      'last',
    ],
  ],
  [
    'full_name',
    [
      'name',
      'full name',
      'fullname',
      'display name',
      'contact',
      'contact name',
      'nom complet',
      'nom et prenom',
      'anzeigename',
      'nombre completo',
      'person name',
    ],
  ],
  ['prefix', ['prefix', 'name prefix', 'salutation', 'anrede', 'civilite', 'tratamiento']],
  [
    'middle',
    [
      'middle name',
      'additional name',
      'second name',
      'deuxieme prenom',
      'zweiter vorname',
      'weitere vornamen',
    ],
  ],
  ['suffix', ['suffix', 'name suffix', 'suffixe', 'namenszusatz', 'sufijo']],
  ['nickname', ['nickname', 'surnom', 'spitzname', 'apodo']],
  [
    'org',
    [
      'company',
      'company name',
      'organization',
      'organisation',
      'organization name',
      'account',
      'account name',
      'entreprise',
      'societe',
      'firma',
      'firmenname',
      'unternehmen',
      'empresa',
      'compania',
      'organization 1 name',
    ],
  ],
  [
    'department',
    ['department', 'organization department', 'service', 'departement', 'abteilung', 'departamento'],
  ],
  [
    'title',
    [
      'job title',
      'title',
      'organization title',
      'position',
      'fonction',
      'poste',
      'titre',
      'beruf',
      'funktion',
      'puesto',
      'cargo',
      'role',
      'organization 1 title',
    ],
  ],
  [
    'note',
    [
      'notes',
      'note',
      'information',
      'comment',
      'comments',
      'description',
      'remarques',
      'commentaire',
      'notizen',
      'notiz',
      'bemerkung',
      'notas',
      'nota',
      'observaciones',
    ],
  ],
  [
    'categories',
    [
      'labels',
      'label',
      'categories',
      'category',
      'group membership',
      'groups',
      'group',
      'tags',
      'tag',
      'etiquettes',
      'groupes',
      'kategorien',
      'gruppen',
      'etiquetas',
      'grupos',
    ],
  ],
  ['url', ['website', 'web page', 'url', 'site web', 'webseite', 'internetseite', 'sitio web', 'pagina web']],
];

const phoneWords = [
  'phone',
  'telephone',
  'tel',
  'phone number',
  'number',
  'mobile',
  'cell',
  'cellphone',
  'mobile phone',
  'fax',
  'numero',
  'numero de telephone',
  'portable',
  'telefon',
  'telefonnummer',
  'rufnummer',
  'handy',
  'mobil',
  'mobiltelefon',
  'telefono',
  'movil',
  'celular',
  'gsm',
  'business phone',
  'home phone',
  'work phone',
  'company main phone',
  'other phone',
  'primary phone',
  'phone value',
  'telephone portable',
  'telephone fixe',
  'telephone professionnel',
  'telefon geschaftlich',
  'telefon privat',
  'mobiltelefonnummer',
];
const emailWords = [
  'email',
  'e mail',
  'mail',
  'e mail address',
  'email address',
  'mail address',
  'adresse e mail',
  'adresse email',
  'courriel',
  'e mail adresse',
  'correo',
  'correo electronico',
  'e mail value',
  'email value',
  'work email',
  'home email',
];

const labels: readonly (readonly [string, RegExp])[] = [
  ['Mobile', /mobil|cell|handy|portable|movil|celular|gsm/],
  ['Home', /home|privat|domicile|maison|casa|fixe/],
  ['Fax', /\bfax\b/],
  ['Main', /main|primary|principal|zentrale/],
  ['Work', /work|business|company|pro|gesch|buro|trabajo|oficina/],
];

/** Null: the heading says nothing. */
export function headingOf(heading: string, all: readonly string[]): ColumnTarget | null {
  const plain = plainOf(heading);
  // `Phone 1 - Label` goes with `Phone 1 - Value` or `Phone 1`, `E-mail 2 Type` with `E-mail 2 Address`.
  const partner = /^(.+) (label|type|libelle|bezeichnung|beschriftung|etiqueta)$/.exec(plain)?.[1];
  if (partner) {
    const column = all.findIndex((other) => {
      const name = plainOf(other);
      return name === partner || (name.startsWith(`${partner} `) && /(value|address)$/.test(name));
    });
    if (column >= 0) return { kind: 'label-of', column };
  }
  const bare = plain.replace(/ \d+\b/g, '').trim();
  for (const [field, known] of words) {
    if (known.includes(plain) || known.includes(bare))
      return field === 'id' ? { kind: 'id' } : { kind: 'field', field };
  }
  if (phoneWords.includes(bare)) return { kind: 'field', field: 'tel', ...labelIn(bare) };
  if (emailWords.includes(bare)) return { kind: 'field', field: 'email', ...labelIn(bare) };
  return null;
}

function labelIn(text: string): { label?: string } {
  const found = labels.find(([, pattern]) => pattern.test(text));
  return found ? { label: found[0] } : {};
}

function plainOf(heading: string): string {
  return fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
