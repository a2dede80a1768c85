/**
 * readFlowResult: how a session stands, for the organisation that polls, and the document once it is there. The document is kept for a
 * while, and opens only with the session's id and the key that made the session: every reading in that time gives the same bytes.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import type { PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { sessionAudit } from '../sessions/session-audit.ts';
import { authenticateFlowKey } from './authenticate-flow-key.ts';
import type { FlowContext } from './flow-context.ts';
import { openResult } from './flow-secret.ts';
import { hasEnded } from './flow-session.ts';
import { type OpenFlow, openFlow } from './open-flow.ts';
import type { FlowFailure } from './page-schemas.ts';

export interface FlowResultRequest {
  apiKey: PresentedApiKey;
  sessionId: string;
  source: CallSource;
}

export interface FlowResult {
  open: OpenFlow;
  hasEnded: boolean;
  failures: readonly FlowFailure[];
  /** Epoch milliseconds, both: when the code was right, and when the session ended; null until then. */
  validatedAt: number | null;
  finishedAt: number | null;
  /** JSON; undefined where there is none, or not any more. */
  document: string | undefined;
}

/** @throws GatewayError `invalid_api_key`, `flow_session_not_found`, `technology_not_accessible` */
export async function readFlowResult(request: FlowResultRequest, context: FlowContext): Promise<FlowResult> {
  const { found } = await authenticateFlowKey(request.apiKey, context);
  const open = await openFlow({ sessionId: request.sessionId }, context);
  const { session, standing, aheadMs } = open;
  // Also where it is another key of the same flow: it could not open the result.
  if (session.apiKeyId !== found.caller.apiKeyId) throw new GatewayError('flow_session_not_found');
  const shared = { open, hasEnded: hasEnded(standing) };
  if (standing.state === 'done') {
    const document = await receiveDocument(request, open, context);
    const at = standing.document.deliveredAt + aheadMs;
    const failures: FlowFailure[] = document === undefined ? ['expired'] : [];
    return { ...shared, failures, validatedAt: at, finishedAt: at, document };
  }
  const finishedAt = 'endedAt' in standing ? standing.endedAt + aheadMs : null;
  const failures = 'reason' in standing ? [standing.reason] : [];
  return { ...shared, failures, validatedAt: null, finishedAt, document: undefined };
}

async function receiveDocument(
  { apiKey, sessionId, source }: FlowResultRequest,
  { session, standing }: OpenFlow,
  { keptResults, sessions }: FlowContext,
): Promise<string | undefined> {
  if (standing.state !== 'done') return undefined;
  const encrypted = await keptResults.findKept(standing.document.idHash);
  if (encrypted === undefined) return undefined;
  // A key of an organisation that was suspended opens nothing. What else ends a subscription takes no document back.
  const { suspended } = await sessions.subscriptions.listSubscriptions(session.organizationId);
  if (suspended) throw new GatewayError('technology_not_accessible');
  const text = openResult(sessionId, apiKey.key, encrypted);
  const event = { action: 'flow_result_received', session: standing.document, source } as const;
  await keptResults.recordHandOut(sessionAudit(event, sessions));
  return text;
}
