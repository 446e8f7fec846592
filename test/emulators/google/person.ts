/** A contact as the emulator keeps it, and how Google shows it: with metadata on everything, and with what a linked profile adds. */
import { createHash } from 'node:crypto';

/** One entry of a person field, without metadata. */
export type Entry = Readonly<Record<string, unknown>>;
export type PersonFields = Readonly<Record<string, readonly Entry[]>>;

export interface Stored {
  /** Hexadecimal, stays for ever. */
  readonly sourceId: string;
  readonly resourceName: string;
  readonly formerNames: readonly string[];
  readonly fields: PersonFields;
  /** Counts changes of the contact. */
  readonly revision: number;
  /** ms. */
  readonly updatedAt: number;
  /** Id of a profile that the contact is linked with. */
  readonly profile: string | null;
}

export const personFields = [
  'addresses',
  'biographies',
  'birthdays',
  'calendarUrls',
  'clientData',
  'emailAddresses',
  'events',
  'externalIds',
  'genders',
  'imClients',
  'interests',
  'locales',
  'locations',
  'memberships',
  'miscKeywords',
  'names',
  'nicknames',
  'occupations',
  'organizations',
  'phoneNumbers',
  'relations',
  'sipAddresses',
  'urls',
  'userDefined',
];
export const readableFields = [...personFields, 'ageRanges', 'coverPhotos', 'metadata', 'photos', 'skills'];

export function sourceEtag(stored: Stored): string {
  return `#${hashOf(`${stored.sourceId}.${stored.revision}`)}=`;
}

export interface View {
  readonly mask: readonly string[];
  readonly withProfile: boolean;
  /** Only a sync tells them. */
  readonly withFormerNames?: boolean;
}

export function showPerson(stored: Stored, view: View): Record<string, unknown> {
  const profile = view.withProfile ? stored.profile : null;
  const person: Record<string, unknown> = {
    resourceName: stored.resourceName,
    etag: `%${hashOf(`${stored.sourceId}.${stored.revision}.${view.mask.join()}`)}=`,
  };
  for (const field of view.mask) {
    if (field === 'metadata') {
      person.metadata = metadataOf(stored, profile, view.withFormerNames === true);
      continue;
    }
    const own = (stored.fields[field] ?? []).map((entry, index) =>
      decorated(field, entry, { type: 'CONTACT', id: stored.sourceId }, index === 0),
    );
    const fromProfile =
      profile && field === 'names'
        ? [
            decorated(
              field,
              { givenName: 'Profile', familyName: 'Name' },
              { type: 'PROFILE', id: profile },
              own.length === 0,
            ),
          ]
        : [];
    if (own.length + fromProfile.length > 0) person[field] = [...own, ...fromProfile];
  }
  return person;
}

export function deletedPerson(stored: Stored): Record<string, unknown> {
  return {
    resourceName: stored.resourceName,
    etag: `%${hashOf(`${stored.sourceId}.${stored.revision}.gone`)}=`,
    metadata: {
      sources: [{ type: 'CONTACT', id: stored.sourceId, etag: sourceEtag(stored) }],
      deleted: true,
      objectType: 'PERSON',
    },
  };
}

function metadataOf(stored: Stored, profile: string | null, withFormerNames: boolean) {
  return {
    sources: [
      {
        type: 'CONTACT',
        id: stored.sourceId,
        etag: sourceEtag(stored),
        updateTime: new Date(stored.updatedAt).toISOString(),
      },
      ...(profile
        ? [
            {
              type: 'PROFILE',
              id: profile,
              etag: `#${hashOf(profile)}=`,
              profileMetadata: { objectType: 'PERSON', userTypes: ['GOOGLE_USER'] },
            },
          ]
        : []),
    ],
    ...(withFormerNames && stored.formerNames.length > 0
      ? { previousResourceNames: [...stored.formerNames] }
      : {}),
    objectType: 'PERSON',
  };
}

function decorated(
  field: string,
  entry: Entry,
  source: { readonly type: string; readonly id: string },
  isPrimary: boolean,
): Entry {
  const metadata = {
    ...(isPrimary && field !== 'memberships' ? { primary: true } : {}),
    ...(isPrimary && field === 'names' ? { sourcePrimary: true } : {}),
    source,
  };
  return { metadata, ...entry, ...outputOf(field, entry) };
}

/** What Google adds to an entry when it shows it. */
function outputOf(field: string, entry: Entry): Entry {
  const text = (key: string) => (typeof entry[key] === 'string' ? entry[key] : '');
  switch (field) {
    case 'names': {
      const parts = ['honorificPrefix', 'givenName', 'middleName', 'familyName'].map(text).filter(Boolean);
      const suffix = text('honorificSuffix');
      const display = `${parts.join(' ')}${suffix ? `, ${suffix}` : ''}`;
      const last = [text('familyName'), [text('givenName'), text('middleName')].filter(Boolean).join(' ')];
      return {
        displayName: display,
        displayNameLastFirst: last.filter(Boolean).join(', '),
        unstructuredName: display,
      };
    }
    case 'phoneNumbers': {
      const digits = text('value').replace(/[^+\d]/g, '');
      const canonical = /^\+\d{7,15}$/.test(digits) ? { canonicalForm: digits } : {};
      return { ...canonical, ...formattedType(entry) };
    }
    case 'emailAddresses':
    case 'urls':
    case 'organizations':
    case 'addresses':
      return formattedType(entry);
    case 'memberships': {
      const group = entry.contactGroupMembership as { readonly contactGroupResourceName: string };
      const id = group.contactGroupResourceName.replace('contactGroups/', '');
      return { contactGroupMembership: { ...group, contactGroupId: id } };
    }
    default:
      return {};
  }
}

function formattedType(entry: Entry): Entry {
  const { type } = entry;
  return typeof type === 'string' && type !== ''
    ? { formattedType: type.charAt(0).toUpperCase() + type.slice(1) }
    : {};
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 16);
}
