import { cyrus } from './cyrus.ts';
import { radicale } from './radicale.ts';
import type { RealServerKind } from './server.ts';
import { xandikos } from './xandikos.ts';

export const realServers: readonly RealServerKind[] = [radicale, xandikos, cyrus];
