/** Every service that Lineup knows, in the order in which they are offered. */
import { aircall } from './aircall/service.ts';
import { carddav } from './carddav/service.ts';
import type { Service } from './contract.ts';

export const services: readonly Service[] = [aircall, carddav];

export function serviceById(id: string): Service | undefined {
  return services.find((service) => service.id === id);
}
