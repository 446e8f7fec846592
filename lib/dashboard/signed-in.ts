/** Pages where nobody is signed in yet show nothing of ours. */

const outside =
  /^\/(?:login|log-in|signin|sign-in|signup|sign-up|oauth|sso|saml|reset|password|forgot|logout|invitation|onboarding)(?:[/_-]|$)/i;

export function isSignedIn(url: string): boolean {
  try {
    const { pathname, hash } = new URL(url);
    return !outside.test(pathname) && !outside.test(hash.replace(/^#/, ''));
  } catch {
    return false;
  }
}
