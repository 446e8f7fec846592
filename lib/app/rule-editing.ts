/** The part of the rules' room that pages use as they are: pure functions that read, check and word rules. Nothing else of it is theirs. */
export { actionsFor, conditionsFor, offeredConditions } from '../rules/offered.ts';
export { longestPattern } from '../rules/pattern.ts';
export { deepestGroup, mostConditions, mostRules, readRules, validateRules } from '../rules/read-rules.ts';
export { conditionsIn, everything, noRules, sourceOf, targetOf } from '../rules/rule.ts';
export { conditionPart, sentenceOf } from '../rules/sentence.ts';
export { mayWriteTo, rulesOf } from '../rules/settings.ts';
