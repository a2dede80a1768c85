/** openFlow: what a call of the page works with: the session that its id names, and how that stands. */
import { GatewayError } from '../errors.ts';
import type { Organization } from '../organizations/organization.ts';
import { hashSessionId } from '../sessions/session-secret.ts';
import type { Flow } from './flow.ts';
import type { FlowContext } from './flow-context.ts';
import { decryptFlowSubject, decryptOrder, type FlowOrder, type FlowSubject, hashDeviceSecret } from './flow-secret.ts';
import { type FlowSession, type FlowStanding, standingOf } from './flow-session.ts';

/** What every call of the page brings. */
export interface PageCall {
  sessionId: string;
  /** The header `Qujat-Flow-Device`. */
  device?: string | undefined;
}

export interface OpenFlow {
  sessionId: string;
  session: FlowSession;
  standing: FlowStanding;
  flow: Flow;
  organization: Organization;
  order: FlowOrder;
  subject: FlowSubject;
  /** False for a device that has handed over to another one. */
  isInCharge: boolean;
  nowMs: number;
  /** How far the clock of the organisation's sandbox is ahead, for a session in it. */
  aheadMs: number;
}

/** @throws GatewayError `flow_session_not_found` */
export async function openFlow({ sessionId, device }: PageCall, context: FlowContext): Promise<OpenFlow> {
  const found = await context.flowSessions.findFlowSession(hashSessionId(sessionId));
  if (found === undefined) throw new GatewayError('flow_session_not_found');
  const { session, nowMs } = found;
  const { organizationId, documentIdHash, deviceHash } = session;
  const [document, flow, organization, aheadMs] = await Promise.all([
    documentIdHash === null ? undefined : context.sessions.sessions.findSession(documentIdHash),
    context.flows.findFlow(session.flowId),
    context.sessions.organizations.findOrganization(organizationId),
    session.environment === 'test' ? context.sessions.readSandboxAhead(organizationId) : 0,
  ]);
  if (flow === undefined || organization === undefined) throw new Error('the session belongs to no flow');
  return {
    sessionId,
    session,
    standing: standingOf(session, document?.session, document?.nowMs ?? nowMs),
    flow,
    organization,
    order: decryptOrder(sessionId, session.encryptedOrder),
    subject: decryptFlowSubject(sessionId, session.encryptedSubject),
    isInCharge: deviceHash === null || (device !== undefined && hashDeviceSecret(device) === deviceHash),
    nowMs: document?.nowMs ?? nowMs,
    aheadMs,
  };
}

/** For whoever acts. @throws GatewayError as `openFlow`, `flow_on_other_device` */
export async function openFlowInCharge(call: PageCall, context: FlowContext): Promise<OpenFlow> {
  const open = await openFlow(call, context);
  if (!open.isInCharge) throw new GatewayError('flow_on_other_device');
  return open;
}

/** For a call that brings the document nearer. @throws GatewayError as `openFlowInCharge`, `flow_disabled` */
export async function openFlowToAct(call: PageCall, context: FlowContext): Promise<OpenFlow> {
  const open = await openFlowInCharge(call, context);
  if (!open.flow.enabled) throw new GatewayError('flow_disabled');
  return open;
}
