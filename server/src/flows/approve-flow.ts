/**
 * approveFlow: the citizen's code, on the page: the approve of the Backend API. The document goes to the organisation alone. In the very
 * commit that delivers, the reply is kept for it, sealed to whoever has the session's id and the flow's key.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { approveSession } from '../sessions/approve-session.ts';
import type { KeptResult } from '../sessions/kept-result-store.ts';
import { actOnDocument } from './act-on-document.ts';
import { usedConsent } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { sealResult } from './flow-secret.ts';
import { type FlowOutcome, flowWebhook } from './flow-webhook.ts';
import type { PageCall } from './open-flow.ts';
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
        tellReader: (end, auditId) => flowWebhook(open, outcomes[end], auditId),
        consent: usedConsent(open, source, context),
        sealResult: (reply): KeptResult => ({
          sealedResult: sealResult(session.recipient, Buffer.concat(reply).toString()),
          keepMs: context.resultKeepMs,
        }),
      },
      context.sessions,
    );
    context.countDelivery(approved.documentType, approved.environment);
    await context.flowSessions.eraseFlowSubject(session.idHash);
  });
}

const outcomes = {
  delivered: { status: 'done', reason: null },
  locked: { status: 'failed', reason: 'otp' },
} as const satisfies Record<string, FlowOutcome>;
