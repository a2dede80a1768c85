/** What webhooks tell of the end of a Flow's session, known as that of the Backend API: to whoever has its id, by `session`. */
import { namesCitizen } from '../sessions/read-client-reference.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { type FlowOutcome, finishedEvent } from './flow-finished-event.ts';
import type { OpenFlow } from './open-flow.ts';

export type ToldFlow = Pick<OpenFlow, 'session' | 'flow' | 'subject' | 'standing'> & {
  order: Pick<OpenFlow['order'], 'clientReference'>;
};

/**
 * @param auditId of the audit row
 * @param encryptedResult the document, where one is handed over, for whoever is told in the provider's form
 */
export function flowWebhook(
  open: ToldFlow,
  outcome: FlowOutcome,
  auditId: string,
  encryptedResult?: string,
): WebhookEvent {
  const { session, flow, standing } = open;
  const data = {
    reference: auditId,
    client_reference: toldReference(open),
    document_type: 'document' in standing ? standing.document.documentType : null,
    flow_id: flow.id,
    flow_name: flow.name,
    ...outcome,
  };
  return finishedEvent(session, data, encryptedResult);
}

/** The organisation could not know whom it would name with it: nobody is told of such a reference, and the citizen is not kept for it. */
export function toldReference({
  order: { clientReference },
  subject,
}: Pick<ToldFlow, 'order' | 'subject'>): string | null {
  return clientReference === null || namesCitizen(clientReference, subject) ? null : clientReference;
}
