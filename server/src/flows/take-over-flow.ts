/** takeOverFlow: another device goes on with a session, by a link that works once. From then on it alone acts. */
import { GatewayError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';
import { hashDeviceSecret } from './flow-secret.ts';
import { openFlow, type PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';
import { readFlow } from './read-flow.ts';

const DEVICE_BYTES = 32;

export interface TakenOver {
  /** For the header `Qujat-Flow-Device`. */
  device: string;
  view: FlowView;
}

/** @throws GatewayError as `openFlow`, `hand_over_not_found` */
export async function takeOverFlow(
  { sessionId, token }: PageCall & { token: string },
  context: FlowContext,
): Promise<TakenOver> {
  const { session } = await openFlow({ sessionId }, context);
  const device = Buffer.from(context.sessions.ids.randomBytes(DEVICE_BYTES)).toString('base64url');
  const taken = await context.flowSessions.takeOver({
    idHash: session.idHash,
    handOverHash: hashDeviceSecret(token),
    deviceHash: hashDeviceSecret(device),
  });
  if (!taken) throw new GatewayError('hand_over_not_found');
  return { device, view: await readFlow({ sessionId, device }, context) };
}
