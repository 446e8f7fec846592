/** Mounts the options page, nothing else. */
import { mount } from '../../components/mount.tsx';
import { OptionsApp } from '../../components/options-app.tsx';
import { createClient } from '../../lib/app/client.ts';
import { uiLocale, words } from '../../lib/platform/words.ts';

mount(<OptionsApp />, createClient(), (key, substitutions) => words(key, substitutions), uiLocale());
