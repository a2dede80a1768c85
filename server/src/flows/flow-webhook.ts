/** What webhooks tell of the end of a Flow's session, known as that of the Backend API: to whoever has its id, by `session`. */
import { namesCitizen } from '../sessions/read-client-reference.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { finishedEvent } from './flow-finished-event.ts';
import type { FlowEndState } from './flow-session.ts';
import type { OpenFlow } from './open-flow.ts';
import type { FlowFailure } from './page-schemas.ts';

export type ToldFlow = Pick<OpenFlow, 'session' | 'flow' | 'order' | 'subject' | 'standing'>;

/** How a session has ended. */
export interface FlowOutcome {
  /** As the return address has it. */
  status: FlowEndState;
  /** Null where the document was handed over. */
  reason: FlowFailure | null;
}

/** @param auditId of the audit row */
export function flowWebhook(open: ToldFlow, outcome: FlowOutcome, auditId: string): WebhookEvent {
  const { session, flow, standing } = open;
  return finishedEvent(session, {
    reference: auditId,
    client_reference: toldReference(open),
    document_type: 'document' in standing ? standing.document.documentType : null,
    flow_id: flow.id,
    flow_name: flow.name,
    ...outcome,
  });
}

/** The organisation could not know whom it would name with it: nobody is told of such a reference, and the citizen is not kept for it. */
export function toldReference({
  order: { clientReference },
  subject,
}: Pick<OpenFlow, 'order' | 'subject'>): string | null {
  return clientReference === null || namesCitizen(clientReference, subject) ? null : clientReference;
}
