/** The emulator as a store of cards for the contract suite, and the facts of its switches. */
import { CarddavEmulator, type CarddavOptions } from '../../emulators/carddav/emulator.ts';
import type { Switches } from '../../emulators/carddav/switches.ts';
import type { CardStore, WorldFacts } from './carddav-world.ts';

export interface EmulatedStore extends CardStore {
  readonly emulator: CarddavEmulator;
}

export function emulatedStore(options: CarddavOptions = {}): EmulatedStore {
  const emulator = new CarddavEmulator(options);
  const book = emulator.book();
  const nameOf = (id: string) => decodeURIComponent(id.split('/').at(-1) ?? '');
  const prefix = emulator.path(book);
  return {
    emulator,
    bookUrl: `https://dav.example.com${prefix}`,
    user: emulator.user,
    password: emulator.password,
    fetch: emulator.fetch,
    get: async (id) => book.cards.get(nameOf(id))?.text ?? null,
    put: async (id, text) => emulator.put(nameOf(id), text),
    remove: async (id) => emulator.remove(nameOf(id)),
    ids: async () => [...book.cards.keys()].map((name) => prefix + name),
  };
}

/** What a switch takes away from the promises of the suite: never what is true, only how cheaply. */
export function factsUnder(switches: Partial<Switches>): WorldFacts {
  const hasSync = switches.syncCollection === undefined || switches.syncCollection === 'yes';
  const readsBack =
    switches.etags === false || switches.etagOnPut === false || switches.storedForm === 'reserialised';
  const triesTwice = switches.ifMatch === 'literal' && switches.etagForm !== undefined;
  return {
    ...(!hasSync && switches.ctag === false ? { idleListing: 'complete' } : {}),
    ...(readsBack || triesTwice ? { costIsExact: false } : {}),
  };
}
