/** Aircall with a CardDAV book, the whole app: the story of every service. What a server may do beside the standard: switches.test.ts. */
import { pluggedCarddav } from './plugged/carddav.ts';
import { describeStory } from './story.ts';

describeStory(pluggedCarddav, {
  name: 'a CardDAV book',
  switchCases: [],
  nils: ['+33142685300', '+33612345603', '+33142685309'],
  idleRequests: 1,
  limits: [1, 2].map((nth) => ({
    name: `card ${nth}`,
    happens: ({ carddav }) =>
      carddav.faults.next(
        { kind: 'put', nth },
        { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
      ),
  })),
  lostAnswers: (['lost-answer', 'gateway-timeout'] as const).map((kind) => ({
    name: kind,
    happens: ({ carddav }) => carddav.faults.next({ kind: 'put' }, { kind }),
  })),
});
