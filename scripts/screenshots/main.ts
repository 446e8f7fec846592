/** Sees to Chromium and Radicale, builds for Chromium, and takes the pictures; those of services from the gallery, with made-up accounts. */
import { launchBuilt } from '../launch-built.ts';

const ofServices = [
  'add-account',
  'sign-in-google',
  'sign-in-microsoft',
  'sign-in-hubspot',
  'sign-in-pipedrive',
  'file-columns',
  'hubspot-mapping',
];
const gallery = ['test/gallery/shoot.ts', 'docs/screenshots/services', ...ofServices];
await launchBuilt('test/demo/screenshots.ts', gallery, [...gallery, '--dark']);
