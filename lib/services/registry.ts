/** The connectors of every service in the catalogue, for the background alone: pages read the catalogue, which is small. */
import { aircall } from './aircall/service.ts';
import { carddav } from './carddav/service.ts';
import type { Service } from './contract.ts';
import { hubspot } from './hubspot/service.ts';
import { pipedrive } from './pipedrive/service.ts';

export const services: readonly Service[] = [aircall, hubspot, pipedrive, carddav];
