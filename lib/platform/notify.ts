/** At most one notification at a time, and a click on it opens the page it speaks of, even if the worker died in between. */
import { browser } from './browser.ts';

export interface Notifications {
  create(
    id: string,
    options: { type: 'basic'; iconUrl: string; title: string; message: string },
  ): Promise<string>;
  clear(id: string): Promise<boolean>;
  getAll(): Promise<object>;
  readonly onClicked: { addListener(listener: (id: string) => void): void };
}

export interface Notice {
  readonly title: string;
  readonly message: string;
  /** Where a click leads, such as `#/review`. */
  readonly route: string;
}

export interface Notifier {
  /** To be called synchronously at start. */
  onClick(open: (route: string) => void): void;
  /** In the place of an earlier one. */
  show(notice: Notice): Promise<void>;
  clear(): Promise<void>;
}

const prefix = 'lineup:';

export function createNotifier(
  notifications: Notifications = browser.notifications,
  iconUrl: string = iconAddress(),
): Notifier {
  const clear = async () => {
    const shown = Object.keys(await notifications.getAll()).filter((id) => id.startsWith(prefix));
    await Promise.all(shown.map((id) => notifications.clear(id)));
  };
  return {
    onClick(open) {
      notifications.onClicked.addListener((id) => {
        if (!id.startsWith(prefix)) return;
        void notifications.clear(id);
        open(id.slice(prefix.length));
      });
    },
    async show({ title, message, route }) {
      await clear();
      await notifications.create(prefix + route, { type: 'basic', iconUrl, title, message });
    },
    clear,
  };
}

function iconAddress(): string {
  return `${browser.runtime.getURL('/')}icon/128.png`;
}
