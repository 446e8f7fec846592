/** A file on its way in, read without a page that must go on answering. */
import * as inSteps from '../../../lib/app/file-import.ts';
import * as outcome from '../../../lib/app/file-outcome.ts';
import { finish } from '../../../lib/services/files/steps.ts';

type Given<F extends (...given: never[]) => unknown> = Parameters<F>;

export const openFile = (...given: Given<typeof inSteps.openFile>) => finish(inSteps.openFile(...given));
export const changeDraft = (...given: Given<typeof inSteps.changeDraft>) =>
  finish(inSteps.changeDraft(...given));
export const outcomeOf = (...given: Given<typeof outcome.outcomeOf>) => finish(outcome.outcomeOf(...given));
