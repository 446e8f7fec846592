/** How services look: the drawing on a tile, and one line about each that can be connected. */
import { Icon, type IconName } from '../controls/icon.tsx';
import { t, tryWords } from '../words/words.ts';

function drawing(service: string): IconName {
  return service === 'aircall' ? 'aircall' : 'book';
}

export function ServiceTile({ service, size = 'normal' }: { service: string; size?: 'normal' | 'small' }) {
  return (
    <span class={`tile-mark tile-mark-${size}`} data-service={service}>
      <Icon name={drawing(service)} size={size === 'small' ? 16 : 20} />
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

export function serviceHint(id: string): string {
  return tryWords(`${id}_about`) ?? '';
}
