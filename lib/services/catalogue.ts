/** Every service that Lineup knows, as pages need to know them, in the order in which they are offered. Brings no connector along. */
import { aircallAbout } from './aircall/about.ts';
import { carddavAbout } from './carddav/about.ts';
import type { ServiceAbout } from './contract.ts';
import { hubspotAbout } from './hubspot/about.ts';
import { pipedriveAbout } from './pipedrive/about.ts';

export const catalogue: readonly ServiceAbout[] = [aircallAbout, hubspotAbout, pipedriveAbout, carddavAbout];

export function aboutService(id: string): ServiceAbout | undefined {
  return catalogue.find((service) => service.id === id);
}
