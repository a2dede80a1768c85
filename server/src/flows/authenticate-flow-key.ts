/** authenticateFlowKey: which flow a presented key is for. */
import { type FoundKey, findFlowKey, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import type { Flow } from './flow.ts';
import type { FlowContext } from './flow-context.ts';

/** @throws GatewayError `invalid_api_key` */
export async function authenticateFlowKey(
  presented: PresentedApiKey,
  { flows, sessions }: FlowContext,
): Promise<{ found: FoundKey; flow: Flow }> {
  const found = await findFlowKey(presented, sessions.apiKeys);
  const flow = await flows.findFlow(found.apiKey.flowId ?? '');
  if (flow === undefined) throw new Error('the key belongs to no flow');
  return { found, flow };
}
