/** The event `flow.finished`, and what the clean-up tells with it of a session that nobody ended. */
import { referenceOfSession } from '../sessions/session-secret.ts';
import type { ProviderData, WebhookEvent } from '../webhooks/webhook-event.ts';
import { failureTranslations } from './failure-translations.ts';
import type { FlowEndState, FlowSession } from './flow-session.ts';
import type { FlowFailure } from './page-schemas.ts';

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

type FlowOfEvent = Pick<FlowSession, 'idHash' | 'organizationId' | 'environment' | 'encryptedForProvider'>;

/** How a session has ended. */
export interface FlowOutcome {
  /** As the return address has it. */
  status: FlowEndState;
  /** Null where the document was handed over. */
  reason: FlowFailure | null;
}

type FinishedData = WebhookEvent['data'] & FlowOutcome & { flow_name: string | null };

/** A session ends once, and so the event has one id, whoever tells of it. */
export function finishedEvent(
  { idHash, organizationId, environment, encryptedForProvider }: FlowOfEvent,
  data: FinishedData,
  encryptedResult?: string,
): WebhookEvent {
  const session = referenceOfSession(idHash);
  const id = `evt_flow_finished_${session}`;
  const provider =
    encryptedForProvider === null
      ? undefined
      : { data: providerDataOf(data), encryptedSession: encryptedForProvider, encryptedResult };
  return { id, type: 'flow.finished', organizationId, environment, data: { session, ...data }, provider };
}

function providerDataOf({ status, reason, flow_name }: FinishedData): ProviderData {
  const failure_reason = reason && { type: reason, detail: failureTranslations[reason].en };
  return { success: status === 'done', flow_name, failure_reason };
}
