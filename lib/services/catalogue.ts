/** Every service that Lineup knows, as pages need to know them, in the order in which they are offered. Brings no connector along. */
import { aircallAbout } from './aircall/about.ts';
import { carddavAbout } from './carddav/about.ts';
import type { ServiceAbout } from './contract.ts';
import { filesAbout } from './files/about.ts';
import { googleAbout } from './google/about.ts';
import { hubspotAbout } from './hubspot/about.ts';
import { microsoftAbout } from './microsoft/about.ts';
import { pipedriveAbout } from './pipedrive/about.ts';

export const catalogue: readonly ServiceAbout[] = [
  aircallAbout,
  googleAbout,
  microsoftAbout,
  hubspotAbout,
  pipedriveAbout,
  carddavAbout,
  filesAbout,
];

export function aboutService(id: string): ServiceAbout | undefined {
  return catalogue.find((service) => service.id === id);
}
