/** What webhooks tell of the end of a Flow's session, known as that of the Backend API: to whoever has its id, by `session`. */
import { namesCitizen } from '../sessions/read-client-reference.ts';
import { referenceOfSession } from '../sessions/session-secret.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import type { FlowEndState } from './flow-session.ts';
import type { OpenFlow } from './open-flow.ts';

export type ToldFlow = Pick<OpenFlow, 'session' | 'flow' | 'order' | 'subject' | 'standing'>;

/**
 * A session ends once, and so the event has one id, whoever tells of it.
 * @param status as the return address has it
 * @param auditId of the audit row
 */
export function flowWebhook(open: ToldFlow, status: FlowEndState, auditId: string): WebhookEvent {
  const { session, flow, standing } = open;
  const { idHash, organizationId, environment } = session;
  const reference = referenceOfSession(idHash);
  const data = {
    reference: auditId,
    session: reference,
    client_reference: toldReference(open),
    document_type: 'document' in standing ? standing.document.documentType : null,
    flow_id: flow.id,
    flow_name: flow.name,
    status,
  };
  return { id: `evt_flow_finished_${reference}`, type: 'flow.finished', organizationId, environment, data };
}

/** The organisation could not know whom it would name with it: nobody is told of such a reference, and the citizen is not kept for it. */
export function toldReference({
  order: { clientReference },
  subject,
}: Pick<OpenFlow, 'order' | 'subject'>): string | null {
  return clientReference === null || namesCitizen(clientReference, subject) ? null : clientReference;
}
