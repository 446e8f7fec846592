/** How services look: the drawing on a tile, and one line about each that can be connected. */
import { Icon, type IconName } from '../controls/icon.tsx';
import { t, tryWords } from '../words/words.ts';

const drawings: Readonly<Record<string, IconName>> = {
  aircall: 'aircall',
  carddav: 'book',
  files: 'file',
};
/** Services that have no drawing of ours are known by their letters: no brand's own mark is ours to draw. */
const letters: Readonly<Record<string, string>> = {
  google: 'G',
  microsoft: 'M',
  hubspot: 'H',
  pipedrive: 'P',
};

export function ServiceTile({ service, size = 'normal' }: { service: string; size?: 'normal' | 'small' }) {
  return (
    <span class={`tile-mark tile-mark-${size}`} data-service={service}>
      {letters[service] ? (
        <span class="tile-letter" aria-hidden="true">
          {letters[service]}
        </span>
      ) : (
        <Icon name={drawings[service] ?? 'book'} size={size === 'small' ? 16 : 20} />
      )}
    </span>
  );
}

/** What people call it: CardDAV is known by what it is used for. */
export function serviceTitle(service: { readonly id: string; readonly name: string }): string {
  return tryWords(`${service.id}_title`) ?? service.name;
}

/** The heading of its sign-in form. */
export function connectTitle(service: { readonly id: string; readonly name: string }): string {
  return tryWords(`${service.id}_connect`) ?? t('connect_service', { name: service.name });
}

/** What is done when an account no longer gets in: signing in again; for a file, a newer one. */
export function againTitle(id: string): string {
  return tryWords(`${id}_again`) ?? t('sign_in_again');
}

export function serviceHint(id: string): string {
  return tryWords(`${id}_about`) ?? '';
}
