/** Every request that leaves and every answer that the emulator gives, in all tests over it, is held to the description. */
import type { WireRequest, WireResponse } from '../../emulators/message.ts';
import { openApiChecker } from '../specs/openapi.ts';
import { description } from './description.ts';

const problemsOf = openApiChecker(description, { base: '' });

/** What a fault or a test itself made up does not come through here. */
export function checkExchange(request: WireRequest, answer: WireResponse): void {
  const problems = problemsOf(request, answer);
  if (problems.length > 0) throw new Error(`not as HubSpot describes it: ${problems.join('; ')}`);
}
