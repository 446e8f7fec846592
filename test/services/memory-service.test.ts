import type { Trouble } from './contract/world.ts';
import { type ContractWorld, describeContract, type MakeWorld } from './contract.ts';
import { aircallManners, flaky, MemoryBook, type MemoryOptions, memoryConnector } from './memory-service.ts';

function memoryWorld(options: MemoryOptions): MakeWorld {
  return async (): Promise<ContractWorld> => {
    const book = new MemoryBook('person');
    let trouble: Trouble | null = null;
    const connect = () =>
      flaky(memoryConnector(book, options), (method) => {
        const isWrite = method === 'create' || method === 'update' || method === 'delete';
        if (trouble === 'offline') return 'refused';
        if (trouble === 'not-sent' && isWrite) return 'refused';
        return trouble === 'lost-answer' && isWrite ? 'lost' : 'none';
      });
    return {
      connector: connect(),
      reconnect: connect,
      direct: {
        create: async (contact) => book.create(contact).id,
        edit: async (id, change) => void book.edit(id, change),
        remove: async (id) => book.remove(id),
        all: async () => book.records,
      },
      settle: async () => {},
      now: () => 1_000_000,
      troubles: ['offline', 'lost-answer', 'not-sent'],
      meet: (next) => {
        trouble = next;
      },
      recover: () => {
        trouble = null;
      },
      requests: () => book.ledger.requests,
      pageSize: options.pageSize ?? 50,
      checksVersions: options.checksVersion ?? true,
      idleRequests: 1,
    };
  };
}

describeContract('A book in memory', memoryWorld({ pageSize: 10 }));
describeContract(
  'A book in memory with the manners of Aircall',
  memoryWorld({ ...aircallManners, pageSize: 10 }),
);
