/** The flow with this id among those of the organisation. Another organisation's is as unknown as one that never was. */
import { GatewayError } from '../errors.ts';
import type { FlowStore, ListedFlow } from './flow-store.ts';

/** @throws GatewayError `flow_not_found` */
export async function findOwnFlow(
  id: string,
  { organizationId }: { organizationId: string },
  { flows }: { flows: FlowStore },
): Promise<ListedFlow & { nowMs: number }> {
  const found = await flows.findOwnFlow({ id, organizationId });
  if (found === undefined) throw new GatewayError('flow_not_found');
  return found;
}
