/**
 * Lineup's script in Aircall's pages. Registered while Lineup runs, for the hosts that the user has switched on and allowed: nothing is asked
 * for at installation.
 */
import { defineContentScript } from '#imports';
import { startInPage } from '../../lib/app/in-page/start-in-page.ts';

export default defineContentScript({
  registration: 'runtime',
  allFrames: true,
  runAt: 'document_idle',
  main: (context) => startInPage(context.signal),
});
