/** readFlow: how a session stands, for its page. */
import { describeFlow } from './describe-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { openFlow, type PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';

/** @throws GatewayError `flow_session_not_found` */
export async function readFlow(call: PageCall, context: FlowContext): Promise<FlowView> {
  return describeFlow(await openFlow(call, context), context);
}
