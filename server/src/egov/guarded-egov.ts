/**
 * guardEgov: a connector behind its gate (`egov-gate.ts`). What is refused there is refused at once, and says that the state was not
 * asked (`not-asked.ts`). The deadline over all, the wait in the queue included, stands in `ask-egov.ts`.
 */
import type { Egov } from './egov.ts';
import type { EgovGate } from './egov-gate.ts';
import { wrapEgov } from './wrap-egov.ts';

export function guardEgov(egov: Egov, gate: EgovGate): Egov {
  return wrapEgov(egov, (ask, { signal }) => gate.pass(ask, signal));
}
