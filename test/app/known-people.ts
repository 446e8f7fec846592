/** Two at Aircall and 252 in a book, one of them on both sides, whose values do not all travel; read and planned, not started. */
import type { ConnectionSettings } from '../../lib/app/api.ts';
import { type AppWorld, appWorld, card } from './world.ts';

export async function knownPeople(): Promise<{
  world: AppWorld;
  connectionId: string;
  settings: ConnectionSettings;
}> {
  const world = await appWorld();
  world.aircall.seed([
    {
      first_name: 'Anna',
      last_name: 'von Bülow',
      information: 'Since 2019',
      phone_numbers: [{ label: 'Work', value: '+33612345678' }],
      emails: [],
    },
    {
      first_name: 'Bob',
      last_name: 'Ray',
      phone_numbers: [{ label: 'Work', value: '+33612345679' }],
      emails: [],
    },
  ]);
  world.carddav.put(
    ...card('anna', 'Anna', 'von Bülow', ['06 12 34 56 78'], ['ORG:Acme 😀', 'TITLE:Director']),
  );
  world.carddav.put(...card('joy', 'Joy 😀', 'Marks', ['06 12 34 56 01', '0800 CALL-US-NOW']));
  for (let index = 0; index < 250; index += 1)
    world.carddav.put(
      ...card(`p${index}`, `Person${index}`, 'Smile 😀', [
        `01 42 68 5${String(index).padStart(3, '0').replace(/^(.)/, '$1 ')}`,
      ]),
    );
  const connectionId = await world.connect();
  await world.preview(connectionId);
  const view = await world.queries.connection(connectionId);
  if (!view) throw new Error('no connection');
  return { world, connectionId, settings: view.connection.settings };
}
