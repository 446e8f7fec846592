/** Mounts the popup page, nothing else. */
import { mount } from '../../components/mount.tsx';
import { PopupApp } from '../../components/popup/popup-app.tsx';
import { createClient } from '../../lib/app/client.ts';
import { uiLocale, words } from '../../lib/platform/words.ts';

mount(<PopupApp />, createClient(), (key, substitutions) => words(key, substitutions), uiLocale());
