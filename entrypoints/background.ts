/** Entry point of the background: a worker in Chrome, an event page in Firefox. Everything is built in lib/app. */
import { defineBackground } from '#imports';
import { startBackground } from '../lib/app/background.ts';

export default defineBackground(startBackground);
