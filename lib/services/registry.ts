/** The connectors of every service in the catalogue, for the background alone: pages read the catalogue, which is small. */
import { aircall } from './aircall/service.ts';
import { carddav } from './carddav/service.ts';
import type { Service } from './contract.ts';
import { files } from './files/service.ts';
import { google } from './google/service.ts';
import { hubspot } from './hubspot/service.ts';
import { microsoft } from './microsoft/service.ts';
import { pipedrive } from './pipedrive/service.ts';

export const services: readonly Service[] = [aircall, google, microsoft, hubspot, pipedrive, carddav, files];
