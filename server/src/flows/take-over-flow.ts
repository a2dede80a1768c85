/**
 * takeOverFlow: another device goes on with a session, by a link that works for one device. From then on it alone acts. The device brings the
 * secret by which it is known later: so a call whose answer was lost can be made again.
 */
import { GatewayError } from '../errors.ts';
import { describeFlow } from './describe-flow.ts';
import type { FlowContext } from './flow-context.ts';
import { hashDeviceSecret } from './flow-secret.ts';
import { openFlow } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';

export interface TakeOver {
  sessionId: string;
  token: string;
  /** The header `Qujat-Flow-Device`. */
  device: string;
}

/** @throws GatewayError as `openFlow`, `hand_over_not_found` */
export async function takeOverFlow({ sessionId, token, device }: TakeOver, context: FlowContext): Promise<FlowView> {
  const { session } = await openFlow({ sessionId }, context);
  const { idHash } = session;
  const deviceHash = hashDeviceSecret(device);
  const taken = await context.flowSessions.takeOver({ idHash, handOverHash: hashDeviceSecret(token), deviceHash });
  const after = await openFlow({ sessionId, device }, context);
  if (!taken && after.session.deviceHash !== deviceHash) throw new GatewayError('hand_over_not_found');
  return describeFlow(after, context);
}
