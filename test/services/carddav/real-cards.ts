/** Cards as real address books write them, with invented people. Told apart by what their makers do differently. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\r\n`).join('');
}

/** Apple's Contacts: groups of lines, its own labels, a company card's flag, escaped colons. */
export const apple = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  'PRODID:-//Apple Inc.//macOS 15.1//EN',
  'N:Müller;Anna;Maria;Dr.;',
  'FN:Dr. Anna Maria Müller',
  'ORG:Acme GmbH;Vertrieb;Süd',
  'TITLE:Einkäuferin\\, Süd',
  'item1.EMAIL;type=INTERNET;type=pref:anna@acme.example',
  'item1.X-ABLabel:_$!<Work>!$_',
  'EMAIL;type=INTERNET;type=HOME:anna@home.example',
  'TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+49 151 23456789',
  'TEL;type=WORK;type=FAX:+49 30 1234568',
  'item2.TEL:+49 30 1234567',
  'item2.X-ABLabel:Büro\\, hinten',
  'item3.TEL:+49 30 7654321',
  'item3.X-ABLabel:_$!<HomeFAX>!$_',
  'item4.ADR;type=WORK;type=pref:;;Hauptstr. 1;Berlin;;10115;Deutschland',
  'item4.X-ABADR:de',
  'item5.URL;type=pref:http\\://www.acme.example',
  'item5.X-ABLabel:_$!<HomePage>!$_',
  'NOTE:Erste Zeile\\nzweite\\; mit\\, allem \\\\ und',
  'BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12',
  'CATEGORIES:Kunden,Berlin\\, Mitte',
  'X-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAASABIAAD/4QBYRXhpZgAATU0AKgAAA',
  ' AgAAgESAAMAAAABAAEAAIdpAAQAAAABAAAAJgAAAAAAA6ABAAMAAAABAAEAAKACAAQAAAABAAAB',
  ' 2KADAAQAAAABAAAB2AAAAAA=',
  'UID:5ad380fd-b2de-4261-ba99-de1d1db52fbe',
  'END:VCARD',
);

export const appleCompany = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:;;;;',
  'FN:Bäckerei Sommer',
  'ORG:Bäckerei Sommer;',
  'TEL;type=MAIN:030 1234567',
  'X-ABShowAs:COMPANY',
  'UID:company-1',
  'END:VCARD',
);

/** Google Contacts' export: FN first, parts in N, labels beside empty labels. */
export const google = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Jean-Luc de La Fontaine',
  'N:de La Fontaine;Jean-Luc;;;',
  'NICKNAME:JL',
  'EMAIL;TYPE=INTERNET;TYPE=HOME:jl@exemple.example',
  'TEL;TYPE=CELL:06 12 34 56 78',
  'TEL:+33 1 23 45 67 89',
  'item1.TEL:01 98 76 54 32',
  'item1.X-ABLabel:Standard',
  'item2.TEL;TYPE=WORK:01 11 11 11 11',
  'item2.X-ABLabel:',
  'ORG:Société Générale d’Exemples',
  'TITLE:Directeur',
  'BDAY:19850412',
  'item3.URL:https\\://exemple.example/a',
  'item3.X-ABLabel:PROFILE',
  'CATEGORIES:myContacts,Clients',
  'PHOTO:https://lh3.googleusercontent.example/contacts/a',
  'END:VCARD',
);

/** Outlook: 2.1, quoted-printable with soft breaks and a Windows charset, base64 that ends at a blank line. */
export const outlook = lines(
  'BEGIN:VCARD',
  'VERSION:2.1',
  'X-MS-SIGNATURE:YES',
  'N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
  'FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller',
  'ORG:Acme Ltd;R\\;D',
  'TITLE:Head of everything',
  'NOTE;ENCODING=QUOTED-PRINTABLE:First line=0D=0A=',
  'second line=0D=0A=',
  '=0D=0A=',
  'last one: caf=C3=A9 and a=3Db, Andr=C3=',
  '=A9 too',
  'TEL;WORK;VOICE:+44 20 7946 0000',
  'TEL;WORK;FAX:+44 20 7946 0001',
  'TEL;CELL;VOICE:+44 7700 900123',
  'ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;1 High Street=0D=0AUnit 3;London;;SW1A 1AA;United Kingdom',
  'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2',
  'EMAIL;PREF;INTERNET:joerg@acme.example',
  'PHOTO;TYPE=JPEG;ENCODING=BASE64:',
  ' /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQY',
  ' GBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYa=',
  '',
  'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.microsoft.com/office/outlook/12/electronicbusinesscards" ver="1.0"/>',
  'REV:20260101T120000Z',
  'END:VCARD',
);

/** Nextcloud's web client: 3.0 and 4.0, quoted lists of types, own types. */
export const nextcloud = lines(
  'BEGIN:VCARD',
  'VERSION:4.0',
  'PRODID:-//Nextcloud Contacts v6.0.0',
  'UID:urn:uuid:3f1c2f3e-0000-4000-8000-000000000001',
  'FN:Zoë O’Connor',
  'N:O’Connor;Zoë;;;',
  'ADR;TYPE=HOME:;;;;;;',
  'EMAIL;TYPE=HOME;PREF=2:zoe@home.example',
  'EMAIL;TYPE=WORK;PREF=1:zoe@work.example',
  'TEL;TYPE="HOME,VOICE":+353 1 234 5678',
  'TEL;VALUE=uri;TYPE="cell,voice":tel:+353-85-012-3456;ext=12',
  'TEL;TYPE=Ferienhaus:+353 91 234 567',
  'TEL;TYPE=HOME:',
  'BDAY:--0412',
  'CATEGORIES:Friends',
  'CATEGORIES:Family,Friends',
  'REV;VALUE=DATE-AND-OR-TIME:20260101T120000Z',
  'END:VCARD',
);

/** Thunderbird 115 and later: 4.0, lower-case types. */
export const thunderbird = lines(
  'BEGIN:VCARD',
  'VERSION:4.0',
  'N:van der Berg;Kees;;;',
  'FN:Kees van der Berg',
  'EMAIL;PREF=1:kees@voorbeeld.example',
  'TEL;VALUE=TEXT;TYPE=cell:06-12345678',
  'TEL;TYPE=work;VALUE=TEXT:020 123 4567',
  'X-CUSTOM1;VALUE=TEXT:iets',
  'UID:9f3e0c52-0000-4000-8000-000000000002',
  'END:VCARD',
);

/** Fastmail: one name by itself, lines that are not folded at words. */
export const fastmail = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  'UID:fm-1',
  'N:;Cher;;;',
  'FN:Cher',
  'X-FM-ONLINE-OTHER;TYPE=Social:x',
  'TEL;TYPE=work;X-ABLabel=:(02) 5550 1234',
  'NOTE:A long note that the server has folded in the middle of a word and of a',
  '  name: Ånders',
  'END:VCARD',
);

/** DAVx5 on Android: X-ABLabel with its own group names, phonetic names, starred as a category. */
export const davx5 = lines(
  'BEGIN:VCARD',
  'VERSION:4.0',
  'PRODID:DAVx5/4.4 ez-vcard/0.12.1',
  'UID:davx5-1',
  'X-PHONETIC-FIRST-NAME:taro',
  'FN:山田太郎',
  'N:山田;太郎;;;',
  'group1.TEL:+81 3-1234-5678',
  'group1.X-ABLABEL:受付',
  'TEL;TYPE=x-assistant:+81 3-1234-5679',
  'EMAIL;TYPE=x-mobile:taro@example.example',
  'REV:20260101T120000Z',
  'END:VCARD',
);

/** SOGo: lower case here and there, empty properties, a bare LF at every line. */
export const sogo = lines(
  'begin:vcard',
  'version:3.0',
  'prodid:-//Inverse inc.//SOGo Connector 1.0//EN',
  'uid:sogo-1',
  'n:Tremblay;Luc',
  'fn:Luc Tremblay',
  'org:Inverse inc.;',
  'nickname:',
  'tel;type=work:514-555-0100',
  'tel;type=cell:',
  'email;type=work:luc@inverse.example',
  'note:',
  'end:vcard',
).replaceAll('\r\n', '\n');

/** Apple's group card, and the same of 4.0. */
export const appleGroup = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  'PRODID:-//Apple Inc.//iOS 18.0//EN',
  'N:Kunden',
  'FN:Kunden',
  'X-ADDRESSBOOKSERVER-KIND:group',
  'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:5ad380fd-b2de-4261-ba99-de1d1db52fbe',
  'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:company-1',
  'REV:2026-01-01T12:00:00Z',
  'UID:group-1',
  'END:VCARD',
);
export const group40 = lines(
  'BEGIN:VCARD',
  'VERSION:4.0',
  'KIND:group',
  'FN:Friends',
  'MEMBER:urn:uuid:a',
  'MEMBER:mailto:b@example.example',
  'UID:urn:uuid:group-2',
  'END:VCARD',
);

export const contactCards: Readonly<Record<string, string>> = {
  apple,
  appleCompany,
  google,
  outlook,
  nextcloud,
  thunderbird,
  fastmail,
  davx5,
  sogo,
};
