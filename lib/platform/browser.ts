/** The one door to the browser's extension API: webextension-polyfill in a build, undefined in plain Node. Nothing else names it. */
export { browser } from 'wxt/browser';
