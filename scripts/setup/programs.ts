/**
 * The programs that tests and the demo run beside Node: found where they usually are, installed by apt-get where that is permitted.
 * What cannot be had is named in a sentence that says what to do; whoever asked decides whether to go on without it.
 */
import { installByApt } from './apt.ts';
import { chromiumPlaces, fetchPlaywrightChromium, firefoxPlaces } from './browsers.ts';
import { firstThatExists, onPath } from './places.ts';

export const parts = ['chromium', 'firefox', 'radicale', 'xandikos', 'cyrus', 'openssl'] as const;
export type Part = (typeof parts)[number];

export interface Found {
  readonly places: ReadonlyMap<Part, string>;
  /** A sentence for each part that is not to be had. */
  readonly missing: ReadonlyMap<Part, string>;
}

interface Program {
  find(): string | undefined;
  readonly packages: readonly string[];
  /** A way besides apt-get. */
  fetch?(): string | undefined;
  readonly otherwise: string;
}

const programs: Record<Part, Program> = {
  chromium: {
    find: () => firstThatExists(chromiumPlaces()),
    packages: ['chromium'],
    fetch: fetchPlaywrightChromium,
    otherwise:
      'Install Chromium or Chrome for Testing (branded Chrome refuses to load an unpacked extension), or name it in LINEUP_CHROMIUM.',
  },
  firefox: {
    find: () => firstThatExists(firefoxPlaces()),
    packages: ['firefox-esr'],
    otherwise: 'Install Firefox 140 or later, or name its program in LINEUP_FIREFOX.',
  },
  radicale: {
    find: () => onPath('radicale'),
    packages: ['radicale'],
    otherwise: 'Install Radicale, for example by "pipx install radicale", so that it is on the PATH.',
  },
  xandikos: {
    find: () => onPath('xandikos'),
    packages: ['xandikos'],
    otherwise: 'Install Xandikos, for example by "pipx install xandikos", so that it is on the PATH.',
  },
  cyrus: {
    find: () =>
      firstThatExists(['/usr/sbin/cyrmaster', '/usr/lib/cyrus/bin/master', '/usr/lib/cyrus-imapd/master']),
    packages: ['cyrus-caldav', 'cyrus-imapd', 'sasl2-bin'],
    otherwise:
      'Cyrus runs on Debian and Ubuntu only here: install cyrus-caldav, cyrus-imapd and sasl2-bin there.',
  },
  openssl: {
    find: () => onPath('openssl'),
    packages: ['openssl'],
    otherwise: 'Install openssl so that it is on the PATH.',
  },
};

export function provide(wanted: readonly Part[]): Found {
  const places = new Map<Part, string>();
  const missing = new Map<Part, string>();
  const take = (part: Part, place: string | undefined) => place !== undefined && places.set(part, place);

  for (const part of wanted) take(part, programs[part].find());
  const lacking = () => wanted.filter((part) => !places.has(part));
  if (lacking().length > 0) installByApt(lacking().flatMap((part) => programs[part].packages));
  for (const part of lacking()) take(part, programs[part].find() ?? programs[part].fetch?.());
  for (const part of lacking()) missing.set(part, `${part} is missing. ${programs[part].otherwise}`);

  return { places, missing };
}

/** What child processes read: where each browser is. */
export function placesAsEnvironment(found: Found): Record<string, string> {
  const environment: Record<string, string> = {};
  const chromium = found.places.get('chromium');
  const firefox = found.places.get('firefox');
  if (chromium !== undefined) environment.LINEUP_CHROMIUM = chromium;
  if (firefox !== undefined) environment.LINEUP_FIREFOX = firefox;
  return environment;
}
