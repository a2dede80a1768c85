/** What the page is told of a session. */
import { maskIin } from '../citizens/iin.ts';
import { maskPhone } from '../citizens/phone.ts';
import { describeAsk } from '../claims/describe-ask.ts';
import { receiptSecretOf } from '../consents/consent-secret.ts';
import { consentNotice } from '../consents/consent-translations.ts';
import { findDocumentType } from '../documents/catalogue.ts';
import { attemptsLeft, resendAllowedAt } from '../sessions/session.ts';
import { failureTranslations } from './failure-translations.ts';
import type { FlowContext } from './flow-context.ts';
import { type FlowStanding, hasEnded } from './flow-session.ts';
import type { OpenFlow } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';

export function describeFlow(open: OpenFlow, { sessions: { rules }, publicUrl }: FlowContext): FlowView {
  const { standing, flow, organization, order, subject, session } = open;
  const timeOf = (epochMs: number) => new Date(epochMs + open.aheadMs).toISOString();
  const document = 'document' in standing ? standing.document : undefined;
  const awaiting = standing.state === 'waiting_for_code' ? standing.document : undefined;
  const resendAt = awaiting && resendAllowedAt({ ...awaiting, state: 'requested' }, rules);
  return {
    state: standing.state,
    organization: organization.name,
    flow_name: flow.name,
    environment: session.environment,
    purpose: order.purpose,
    document_types: order.documentTypes.map((code) => ({ code, name: findDocumentType(code).titles })),
    document_type: document?.documentType ?? null,
    asked: order.ask && describeAsk(order.ask, order.documentTypes),
    file_type: order.fileType,
    iin_masked: subject.iin === undefined ? null : maskIin(subject.iin),
    phone_masked: subject.phone === undefined ? null : maskPhone(subject.phone),
    in_charge: open.isInCharge,
    paused: !flow.enabled && !hasEnded(standing),
    resend_at: typeof resendAt === 'number' ? timeOf(resendAt) : null,
    attempts_left: awaiting === undefined ? null : attemptsLeft(awaiting, rules),
    server_time: timeOf(open.nowMs),
    expires_at: timeOf(awaiting?.expiresAt ?? session.expiresAt),
    consent_notice: consentNotice(organization.name, { isPart: order.ask !== null }),
    receipt_url: receiptUrlOf(open, publicUrl()),
    return_url: returnUrlOf(open),
    failure: failureOf(standing),
  };
}

function receiptUrlOf({ sessionId, session }: OpenFlow, publicUrl: string): string | null {
  return session.documentIdHash === null ? null : `${publicUrl}/consent#${receiptSecretOf(sessionId)}`;
}

/** With nothing of the citizen's: the organisation reads the result with its key. */
function returnUrlOf({ order, standing, sessionId }: OpenFlow): string | null {
  if (order.returnUrl === null || !hasEnded(standing)) return null;
  const url = new URL(order.returnUrl);
  url.searchParams.set('session_id', sessionId);
  url.searchParams.set('status', standing.state);
  return url.href;
}

function failureOf(standing: FlowStanding): FlowView['failure'] {
  if (!('reason' in standing)) return null;
  return { reason: standing.reason, message: failureTranslations[standing.reason] };
}
