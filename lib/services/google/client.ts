/**
 * The OAuth clients that a build brings along, by build variables (wxt.config.ts). Without them people bring a client of their own: a
 * client id is no secret, but it belongs to a Google Cloud project, and Google lets only verified projects ask everybody for contacts.
 */
declare const __LINEUP_GOOGLE_WEB_CLIENT_ID__: string | undefined;
declare const __LINEUP_GOOGLE_HAS_OWN_CLIENT__: boolean | undefined;

/** Of the kind "Web application", for the sign-in window; '' without one. */
export const webClientId: string =
  typeof __LINEUP_GOOGLE_WEB_CLIENT_ID__ === 'string' ? __LINEUP_GOOGLE_WEB_CLIENT_ID__ : '';

/** Whether the manifest names a client of the kind "Chrome extension", for which the browser itself keeps tokens. */
export const hasOwnClient: boolean =
  typeof __LINEUP_GOOGLE_HAS_OWN_CLIENT__ === 'boolean' && __LINEUP_GOOGLE_HAS_OWN_CLIENT__;
