/** createFlowSession: an organisation asks for a document by a page on which the citizen does the steps. */
import type { AuditEntry, CallSource } from '../audit/audit-entry.ts';
import { readIin, readPhone } from '../citizens/subject.ts';
import { GatewayError } from '../errors.ts';
import { planCallOfKey } from '../limits/plan-uses.ts';
import { writeWithinLimits } from '../limits/write-within-limits.ts';
import type { Caller, PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { chosenScenario } from '../sessions/chosen-scenario.ts';
import { type IdempotentRequest, idempotently } from '../sessions/idempotent-call.ts';
import { hashSessionId } from '../sessions/session-secret.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import { encryptToldSession } from '../webhooks/provider-form.ts';
import { authenticateFlowKey } from './authenticate-flow-key.ts';
import type { Flow } from './flow.ts';
import type { FlowContext } from './flow-context.ts';
import { readFlowOrder, type TypedFlowOrder } from './flow-order.ts';
import { encryptFlowSubject, encryptOrder, recipientOfResult } from './flow-secret.ts';
import type { NewFlowSession } from './flow-session-store.ts';

export interface FlowSessionOrder {
  apiKey: PresentedApiKey;
  order: TypedFlowOrder;
  /** Where the organisation knows them. */
  iin?: string | undefined;
  phone?: string | undefined;
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
  source: CallSource;
}

export interface CreatedFlowSession {
  sessionId: string;
  /** The page. */
  url: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/**
 * The order of the checks is that of a request: API key, subscription, IIN, phone, the session's own fields, limits.
 * @throws GatewayError
 */
export async function createFlowSession(request: FlowSessionOrder, context: FlowContext): Promise<CreatedFlowSession> {
  const { found, flow } = await authenticateFlowKey(request.apiKey, context);
  if (!flow.enabled) throw new GatewayError('flow_disabled');
  const { caller } = found;
  const owner = { organizationId: caller.organization.id, environment: caller.environment };
  await assertSubscribed(owner, 'e_document', context.sessions.subscriptions);
  const sessionId = context.sessions.ids.uuid();
  const session = newSession(sessionId, request, { flow, caller }, context);
  const ttlMs = context.sessions.rules.sessionTtlMs;
  const outcome = await idempotently(idempotentRequestOf(request), context.sessions, async (keep) => {
    const audit = auditOf(session, request.source, context);
    const kept = keep(() => ({ text: sessionId }));
    await writeWithinLimits(
      () => planCallOfKey({ ...owner, apiKeyId: caller.apiKeyId }, context.sessions.limits),
      (counters) => context.flowSessions.insertFlowSession(session, { ttlMs, audit, counters, kept }),
    );
    return sessionId;
  });
  return tellSession(outcome.repeated ? outcome.text : outcome.made, caller, context);
}

function idempotentRequestOf({ idempotencyKey: key, apiKey, order, iin, phone }: FlowSessionOrder): IdempotentRequest {
  return { key, operation: 'createFlowSession', secret: apiKey.key, body: [order, { iin, phone }] };
}

/** As it was made, whatever has become of it since. */
async function tellSession(sessionId: string, caller: Caller, context: FlowContext): Promise<CreatedFlowSession> {
  const found = await context.flowSessions.findFlowSession(hashSessionId(sessionId));
  if (found === undefined) throw new GatewayError('flow_session_not_found');
  const expiresAt = found.session.createdAt + context.sessions.rules.sessionTtlMs + caller.aheadMs;
  return { sessionId, url: `${context.publicUrl()}/flow/${sessionId}`, expiresAt };
}

function newSession(
  sessionId: string,
  { apiKey, order: typed, iin, phone }: FlowSessionOrder,
  { flow, caller }: { flow: Flow; caller: Caller },
  { sessions, webhookEncryption }: FlowContext,
): NewFlowSession {
  const given = {
    ...(iin !== undefined && { iin: readIin(iin) }),
    ...(phone !== undefined && { phone: readPhone(phone) }),
  };
  const order = readFlowOrder(typed, flow, given);
  chosenScenario(typed.scenario, caller.environment, sessions);
  return {
    idHash: hashSessionId(sessionId),
    flowId: flow.id,
    organizationId: caller.organization.id,
    apiKeyId: caller.apiKeyId,
    environment: caller.environment,
    encryptedOrder: encryptOrder(sessionId, order),
    encryptedSubject: encryptFlowSubject(sessionId, given),
    recipient: recipientOfResult(sessionId, apiKey.key),
    clientReference: order.clientReference,
    encryptedForProvider: encryptToldSession({ sessionId, metadata: order.metadata }, webhookEncryption),
  };
}

function auditOf(
  { organizationId, environment, flowId }: NewFlowSession,
  source: CallSource,
  { sessions: { ids } }: FlowContext,
): AuditEntry {
  const event = { action: 'flow_session_created', organizationId, environment, target: flowId } as const;
  return { id: ids.rowId(), ...event, ...source };
}
