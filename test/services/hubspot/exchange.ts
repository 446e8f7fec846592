/** Placeholder until the strict description is in place. */
import type { WireRequest, WireResponse } from '../../emulators/message.ts';
export function checkExchange(_request: WireRequest, _answer: WireResponse): void {}
