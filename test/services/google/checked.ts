/** Every exchange of Google's tests is held to the owner's discovery document, where it is at hand. */
import { checkedFetch, type Discovery, discoveryChecker } from '../specs/discovery.ts';
import type { Checker } from '../specs/openapi.ts';
import { ownersDescription } from '../specs/where.ts';

const document = ownersDescription('google-people-v1.discovery.json') as Discovery | null;

/** Null: the document is not here. */
export const peopleChecker: Checker | null = document
  ? discoveryChecker(document, {
      // "The server returns a 400 error if person.metadata.sources is not specified", and calls metadata read-only.
      sentAllTheSame: ['Person.metadata'],
    })
  : null;

export function checkedAgainstSpec(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return peopleChecker ? checkedFetch(peopleChecker, fetch) : fetch;
}
