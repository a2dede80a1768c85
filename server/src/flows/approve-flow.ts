/**
 * approveFlow: the citizen's code, on the page: the approve of the Backend API. The document goes to the organisation alone. In the very
 * commit that delivers, the reply is kept for it, encrypted to whoever has the session's id and the flow's key.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { approveSession } from '../sessions/approve-session.ts';
import type { Kept } from '../sessions/kept-store.ts';
import type { ReaderEnd } from '../sessions/release-attempt.ts';
import type { JsonParts } from '../sessions/splice-json.ts';
import { encryptToldResult } from '../webhooks/provider-form.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { actOnDocument } from './act-on-document.ts';
import { usedConsent } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { encryptResult } from './flow-secret.ts';
import { flowWebhook } from './flow-webhook.ts';
import type { OpenFlow, PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';

export interface FlowApproval extends PageCall {
  /** As typed by the citizen. */
  code: string;
  /** The citizen's IP address. */
  address: string;
  source: CallSource;
  /** Settles when the reply has left, or its connection is gone. */
  replied: Promise<void>;
}

/** @throws GatewayError as `actOnDocument` and `approveSession` */
export function approveFlow(approval: FlowApproval, context: FlowContext): Promise<FlowView> {
  const { code, address, source, replied } = approval;
  return actOnDocument(approval, context, async (open) => {
    const { backendSessionId, order, session } = open;
    const approved = await approveSession(
      {
        backendSessionId,
        code,
        want: { pdf: order.fileType === 'pdf', image: order.fileType === 'image' },
        address,
        source,
        replied,
        tellReader: (end, auditId) => tellEnd(open, end, auditId, context),
        consent: usedConsent(open, source, context),
        encryptResult: (reply): Kept => ({
          encrypted: encryptResult(session.recipient, textOf(reply)),
          keepMs: context.resultKeepMs,
        }),
      },
      context.sessions,
    );
    context.countDelivery(approved.documentType, approved.environment);
    await context.flowSessions.eraseFlowSubject(session.idHash);
  });
}

function tellEnd(open: OpenFlow, end: ReaderEnd, auditId: string, { webhookEncryption }: FlowContext): WebhookEvent {
  if (end.outcome === 'locked') return flowWebhook(open, { status: 'failed', reason: 'otp' }, auditId);
  // The document is encrypted a second time only for organisations that have such an endpoint.
  const isToldAsProvider = open.session.encryptedForProvider !== null;
  const encryptedResult = isToldAsProvider ? encryptToldResult(textOf(end.reply), webhookEncryption) : undefined;
  return flowWebhook(open, { status: 'done', reason: null }, auditId, encryptedResult);
}

function textOf(reply: JsonParts): string {
  return Buffer.concat(reply).toString();
}
