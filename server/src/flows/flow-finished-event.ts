/** The event `flow.finished`, and what the clean-up tells with it of a session that nobody ended. */
import { referenceOfSession } from '../sessions/session-secret.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import type { FlowSession } from './flow-session.ts';

/** What the clean-up knows of a session that has run out. */
export interface ExpiredFlow extends FlowOfEvent {
  clientReference: string | null;
  documentType: string | null;
  flowId: string;
  flowName: string | null;
}

/** Nobody acted, so there is no audit row. */
export function expiredFlowWebhook({
  clientReference,
  documentType,
  flowId,
  flowName,
  ...session
}: ExpiredFlow): WebhookEvent {
  return finishedEvent(session, {
    reference: null,
    client_reference: clientReference,
    document_type: documentType,
    flow_id: flowId,
    flow_name: flowName,
    status: 'expired',
    reason: 'expired',
  });
}

type FlowOfEvent = Pick<FlowSession, 'idHash' | 'organizationId' | 'environment'>;

/** A session ends once, and so the event has one id, whoever tells of it. */
export function finishedEvent(
  { idHash, organizationId, environment }: FlowOfEvent,
  data: WebhookEvent['data'],
): WebhookEvent {
  const session = referenceOfSession(idHash);
  const id = `evt_flow_finished_${session}`;
  return { id, type: 'flow.finished', organizationId, environment, data: { session, ...data } };
}
