/** handOverFlow: a link with which another device goes on, once. Whoever gives it only watches as soon as it is used. */
import type { CallSource } from '../audit/audit-entry.ts';
import { MINUTE_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { writeCounted } from '../limits/write-counted.ts';
import type { FlowContext } from './flow-context.ts';
import { hashDeviceSecret } from './flow-secret.ts';
import { hasEnded } from './flow-session.ts';
import { openFlowToAct, type PageCall } from './open-flow.ts';

export const HAND_OVER_MS = 10 * MINUTE_MS;
const TOKEN_BYTES = 32;
/** In one life of a link: each is a row of the audit, and takes no more than the session's id. */
export const HAND_OVERS_MAX = 20;

/** @throws GatewayError as `openFlowToAct`, `flow_session_ended`, `too_many_calls` */
export async function handOverFlow(call: PageCall & { source: CallSource }, context: FlowContext) {
  const { session, standing, aheadMs } = await openFlowToAct(call, context);
  if (hasEnded(standing)) throw new GatewayError('flow_session_ended');
  const { ids } = context.sessions;
  const token = Buffer.from(ids.randomBytes(TOKEN_BYTES)).toString('base64url');
  const { idHash, deviceHash, organizationId, environment, flowId } = session;
  const event = { action: 'flow_handed_over', organizationId, environment, target: flowId } as const;
  const audit = { id: ids.rowId(), ...event, ...call.source };
  const offer = { idHash, deviceHash, handOverHash: hashDeviceSecret(token), lifeMs: HAND_OVER_MS, audit };
  const counter = { id: `hand_overs:${idHash}`, max: HAND_OVERS_MAX, window: { lastsMs: HAND_OVER_MS }, lockMs: 0 };
  const expiresAt = await writeCounted(counter, context.sessions.limits.store, (counters) =>
    context.flowSessions.offerHandOver({ ...offer, counters }),
  );
  if (expiresAt === undefined) throw new GatewayError('flow_on_other_device');
  // Behind `#`, so that the token reaches no server's log and no other site.
  const url = `${context.publicUrl()}/flow/${encodeURIComponent(call.sessionId)}#hand-over=${token}`;
  return {
    url,
    /** Epoch milliseconds. */
    expiresAt: expiresAt + aheadMs,
  };
}

export type HandOver = Awaited<ReturnType<typeof handOverFlow>>;
