/** Where one is in the options page: a hash such as `#/connections/7/preview`, so that back, reload and links from the popup work. */
import { useEffect, useState } from 'preact/hooks';
import type { RuleDirection } from '../lib/app/rule-api.ts';

export const setupSteps = ['accounts', 'direction', 'rules', 'fields', 'numbers', 'own-sync'] as const;
export type SetupStep = (typeof setupSteps)[number];

export type Route =
  | { readonly page: 'connections' }
  | { readonly page: 'connection'; readonly id: string }
  /** `id` null: the two accounts are not chosen yet. */
  | { readonly page: 'setup'; readonly id: string | null; readonly step: SetupStep }
  | { readonly page: 'rules'; readonly id: string }
  | { readonly page: 'rule'; readonly id: string; readonly direction: RuleDirection; readonly rule: string }
  | { readonly page: 'preview'; readonly id: string }
  | { readonly page: 'run'; readonly id: string; readonly runId: string }
  | { readonly page: 'accounts' }
  | { readonly page: 'add-account'; readonly service: string | null; readonly isForSetup: boolean }
  | { readonly page: 'authorise'; readonly id: string }
  /** `id` null: the account that is most likely meant. `finding`: opened at once. */
  | { readonly page: 'numbers'; readonly id: string | null; readonly finding?: string }
  | { readonly page: 'review' }
  | { readonly page: 'in-page' }
  | { readonly page: 'history' };

export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [room, id, part, more, last] = path.split('/').map(decodeURIComponent);
  switch (room) {
    case 'new':
      return { page: 'setup', id: null, step: 'accounts' };
    case 'connections':
      if (!id) return { page: 'connections' };
      if (part === 'setup') return { page: 'setup', id, step: stepOf(more) };
      if (part === 'rules') {
        const direction = more === 'to-left' ? 'toLeft' : 'toRight';
        return last ? { page: 'rule', id, direction, rule: last } : { page: 'rules', id };
      }
      if (part === 'preview') return { page: 'preview', id };
      if (part === 'runs' && more) return { page: 'run', id, runId: more };
      return { page: 'connection', id };
    case 'accounts':
      if (id === 'add') {
        return { page: 'add-account', service: part || null, isForSetup: query === 'setup' };
      }
      if (id && part === 'numbers') return { page: 'numbers', id, ...(more ? { finding: more } : {}) };
      return id && part === 'authorise' ? { page: 'authorise', id } : { page: 'accounts' };
    case 'numbers':
      return { page: 'numbers', id: null };
    case 'review':
      return { page: 'review' };
    case 'in-page':
      return { page: 'in-page' };
    case 'history':
      return { page: 'history' };
    default:
      return { page: 'connections' };
  }
}

function stepOf(text: string | undefined): SetupStep {
  return setupSteps.find((step) => step === text) ?? 'direction';
}

export function href(route: Route): string {
  switch (route.page) {
    case 'connections':
    case 'accounts':
    case 'review':
    case 'in-page':
    case 'history':
      return `#/${route.page}`;
    case 'connection':
      return `#/connections/${encodeURIComponent(route.id)}`;
    case 'setup':
      return route.id === null
        ? '#/new'
        : `#/connections/${encodeURIComponent(route.id)}/setup/${route.step}`;
    case 'rules':
      return `#/connections/${encodeURIComponent(route.id)}/rules`;
    case 'rule': {
      const way = route.direction === 'toLeft' ? 'to-left' : 'to-right';
      return `#/connections/${encodeURIComponent(route.id)}/rules/${way}/${encodeURIComponent(route.rule)}`;
    }
    case 'preview':
      return `#/connections/${encodeURIComponent(route.id)}/preview`;
    case 'run':
      return `#/connections/${encodeURIComponent(route.id)}/runs/${encodeURIComponent(route.runId)}`;
    case 'add-account':
      return `#/accounts/add${route.service ? `/${route.service}` : ''}${route.isForSetup ? '?setup' : ''}`;
    case 'numbers':
      return route.id === null ? '#/numbers' : numbersHref(route.id, route.finding);
    case 'authorise':
      return `#/accounts/${encodeURIComponent(route.id)}/authorise`;
  }
}

function numbersHref(id: string, finding: string | undefined): string {
  const page = `#/accounts/${encodeURIComponent(id)}/numbers`;
  return finding === undefined ? page : `${page}/${encodeURIComponent(finding)}`;
}

export function go(route: Route): void {
  location.hash = href(route);
}

/** Takes the place of the present page in the browser's history, so that Back does not return to a finished form. */
export function goInstead(route: Route): void {
  location.replace(href(route));
}

/** Asked before the page follows the address. True: the page stays, until `goOn` is called. */
type Holder = (next: Route, goOn: () => void) => boolean;
let holder: Holder | null = null;

/** For a page with something unsaved. Gives back the way to let go. */
export function holdMoves(hold: Holder): () => void {
  holder = hold;
  return () => {
    if (holder === hold) holder = null;
  };
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    let shown = parse(location.hash);
    const show = (next: Route) => {
      shown = next;
      setRoute(next);
    };
    const follow = () => {
      const next = parse(location.hash);
      const goOn = () => {
        history.pushState(null, '', href(next));
        show(next);
      };
      if (!holder?.(next, goOn)) show(next);
      // The address says again what is shown; whether one came by a link, Back or by hand does not matter.
      else history.pushState(null, '', href(shown));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
