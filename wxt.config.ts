/** One manifest for both browsers. Permissions are the least that a sync in the background needs; hosts are asked for when an account is added. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Of the kind "Chrome extension": Chrome then keeps Google's tokens itself. Elsewhere there is no such kind. */
const googleClientId = process.env.LINEUP_GOOGLE_CLIENT_ID ?? '';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ browser }) => ({
    plugins: [preact()],
    build: { sourcemap: false },
    define: {
      __LINEUP_GOOGLE_WEB_CLIENT_ID__: JSON.stringify(process.env.LINEUP_GOOGLE_WEB_CLIENT_ID ?? ''),
      __LINEUP_GOOGLE_HAS_OWN_CLIENT__: JSON.stringify(browser === 'chrome' && googleClientId !== ''),
      __LINEUP_MICROSOFT_CLIENT_ID__: JSON.stringify(process.env.LINEUP_MICROSOFT_CLIENT_ID ?? ''),
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Lineup',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'alarms',
      'identity',
      'storage',
      'notifications',
      'unlimitedStorage',
      'scripting',
      'declarativeNetRequestWithHostAccess',
    ],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    content_security_policy: {
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'lineup@lineup.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '122',
          ...(googleClientId === '' || browser !== 'chrome'
            ? {}
            : {
                oauth2: {
                  client_id: googleClientId,
                  scopes: [
                    'https://www.googleapis.com/auth/contacts',
                    'https://www.googleapis.com/auth/userinfo.email',
                  ],
                },
              }),
        }),
  }),
});
