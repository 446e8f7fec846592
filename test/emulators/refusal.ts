/** A request that is refused: thrown anywhere below an emulator's routes, answered with what it carries. */
import type { WireResponse } from './message.ts';

export class Refusal extends Error {
  readonly answer: WireResponse;

  constructor(answer: WireResponse) {
    super(`answered ${answer.status}`);
    this.answer = answer;
  }
}

export function refusable(work: () => WireResponse): WireResponse {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.answer;
    throw thrown;
  }
}
