/** findFlowOrigins: the sites on which the page of a session may be shown in a frame. None, where there is no such session. */
import { hashSessionId } from '../sessions/session-secret.ts';
import type { FlowContext } from './flow-context.ts';

export async function findFlowOrigins(
  sessionId: string,
  { flows, flowSessions }: Pick<FlowContext, 'flows' | 'flowSessions'>,
): Promise<readonly string[]> {
  const found = await flowSessions.findFlowSession(hashSessionId(sessionId));
  const flow = found && (await flows.findFlow(found.session.flowId));
  return flow?.origins ?? [];
}
