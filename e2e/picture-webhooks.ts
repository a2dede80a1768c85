/** Endpoints for pictures of the cabinet: one that takes everything, one that refuses, and one that was disabled. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext } from 'playwright-core';

/** The gateway must be let there. */
export const receiversOfPictures = { QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32' };

/**
 * @param owner as whom the endpoints are made
 * @param origin of the gateway
 * @returns how the receiver is closed
 */
export async function makeEndpoints(owner: APIRequestContext, origin: string): Promise<() => void> {
  const receiver = createServer((request, reply) => {
    request.resume();
    reply.writeHead(request.url === '/refuses' ? 503 : 200).end(request.url === '/refuses' ? 'Try later' : 'Taken');
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  const call = async (path: string, data: object = {}): Promise<string> => {
    const address = `${origin}/api/v1/cabinet/organizations/demonstration/webhook-endpoints/${path}`;
    const reply = await owner.post(address, { data, headers: { 'X-Qujat-Cabinet': '1' } });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    return reply.text();
  };
  for (const [path, description, events] of endpoints) {
    const url = `http://127.0.0.1:${port}/${path}`;
    const { id }: { id: string } = JSON.parse(await call('', { environment: 'test', url, description, events }));
    await call(`${id}/test/`);
    if (path === 'off') await call(`${id}/disable/`);
  }
  return () => {
    receiver.closeAllConnections();
    receiver.close();
  };
}

const endpoints = [
  ['takes', 'Дүкен', ['document.delivered', 'session.expired', 'session.locked', 'flow.finished']],
  ['refuses', '', ['document.delivered']],
  ['off', 'CRM', ['key.expiring', 'subscription.ending']],
] as const;
