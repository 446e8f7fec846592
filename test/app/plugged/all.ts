/** Every service that people connect Aircall with and that Lineup writes to, by its id. */
import { pluggedCarddav } from './carddav.ts';
import { pluggedGoogle } from './google.ts';
import { pluggedHubspot } from './hubspot.ts';
import { pluggedMicrosoft } from './microsoft.ts';
import { pluggedPipedrive } from './pipedrive.ts';
import type { MakePlugged } from './plugged.ts';

export const plugged: Readonly<Record<string, MakePlugged>> = {
  google: (clock) => pluggedGoogle(clock),
  microsoft: (clock) => pluggedMicrosoft(clock),
  hubspot: (clock) => pluggedHubspot(clock),
  pipedrive: (clock) => pluggedPipedrive(clock),
  carddav: (clock) => pluggedCarddav(clock),
};
