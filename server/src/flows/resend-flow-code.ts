/** resendFlowCode: another code for the citizen on the page, by the resend of the Backend API. */
import type { CallSource } from '../audit/audit-entry.ts';
import { resendOtp } from '../sessions/resend-otp.ts';
import { actOnDocument } from './act-on-document.ts';
import type { FlowContext } from './flow-context.ts';
import type { PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';

export interface FlowResend extends PageCall {
  /** The citizen's IP address. */
  address: string;
  source: CallSource;
}

/** @throws GatewayError as `actOnDocument` and `resendOtp` */
export function resendFlowCode(resend: FlowResend, context: FlowContext): Promise<FlowView> {
  return actOnDocument(resend, context, async ({ backendSessionId }) => {
    const { address, source } = resend;
    await resendOtp({ backendSessionId, address, source }, context.sessions);
  });
}
