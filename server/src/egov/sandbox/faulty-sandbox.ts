/** withFaults: the sandbox while an operator has it misbehave. What it does then, real states have done. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { GatewayError } from '../../errors.ts';
import type { Egov } from '../egov.ts';
import { wrapEgov } from '../wrap-egov.ts';
import type { SandboxFault } from './fault-store.ts';
import type { SandboxFaults } from './sandbox-faults.ts';

/** Long enough to be felt, far from the deadline. */
const SLOW_MS = 5_000;

export function withFaults(egov: Egov, faults: Pick<SandboxFaults, 'faultOf'>, slowMs = SLOW_MS): Egov {
  return wrapEgov(egov, async (ask, { subject, signal }) => {
    const fault = await faults.faultOf(subject.iin);
    if (fault !== undefined) await play(fault, signal, slowMs);
    return ask();
  });
}

/** Resolves where the call goes on after it. */
async function play(fault: SandboxFault, signal: AbortSignal, slowMs: number): Promise<void> {
  if (fault === 'slow') return wait(slowMs, undefined, { signal });
  if (fault === 'unavailable') throw new GatewayError('egov_unavailable');
  if (fault === 'garbage') throw new GatewayError('government_service_error');
  // Silent: it takes the call and never answers. The deadline ends the wait.
  if (!signal.aborted) await once(signal, 'abort');
  throw new GatewayError('egov_timeout');
}
