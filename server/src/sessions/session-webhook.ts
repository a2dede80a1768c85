/** What webhooks tell of a session: to whoever has its `backend_session_id` it is known by `session`, to the organisation by its own reference. */
import type { WebhookEvent, WebhookEventType } from '../webhooks/webhook-event.ts';
import type { RequestedSession } from './session.ts';
import { referenceOfSession } from './session-secret.ts';

type ToldSession = Pick<
  RequestedSession,
  'idHash' | 'organizationId' | 'environment' | 'documentType' | 'clientReference'
>;

type SessionEventType = Extract<WebhookEventType, `session.${string}` | `document.${string}`>;

/**
 * Each happens to a session once, and so has one id, whoever tells of it.
 * @param auditId of the audit row; null where nobody acted
 */
export function sessionWebhook(type: SessionEventType, session: ToldSession, auditId: string | null): WebhookEvent {
  const { idHash, organizationId, environment, documentType, clientReference } = session;
  const reference = referenceOfSession(idHash);
  const data = {
    reference: auditId,
    session: reference,
    client_reference: clientReference,
    document_type: documentType,
  };
  return { id: `evt_${type.replace('.', '_')}_${reference}`, type, organizationId, environment, data };
}
