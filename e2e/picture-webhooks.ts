/** Endpoints for pictures of the cabinet: one that takes everything, one that refuses, and one that was switched off. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demonstrationOwner } from './cabinet-people.ts';
import type { GatewayProcess } from './gateway-process.ts';

/** The gateway must be let there. */
export const receiversOfPictures = { QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32' };

/** @returns how the receiver is closed */
export async function makeEndpoints(gateway: GatewayProcess): Promise<() => void> {
  const receiver = createServer((request, reply) => {
    request.resume();
    reply.writeHead(request.url === '/refuses' ? 503 : 200).end(request.url === '/refuses' ? 'Try later' : 'Taken');
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  const call = await callsOfOwner(gateway);
  for (const [path, description, events] of endpoints) {
    const url = `http://127.0.0.1:${port}/${path}`;
    const { id } = await call('', { environment: 'test', url, description, events });
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

async function callsOfOwner({ address, ...gateway }: GatewayProcess) {
  const own = `${address}/api/v1/cabinet`;
  const headers = { 'x-qujat-cabinet': '1', 'content-type': 'application/json' };
  const owner = JSON.stringify(demonstrationOwner({ address, ...gateway }));
  const logIn = await fetch(`${own}/session/`, { method: 'POST', headers, body: owner });
  const cookie = logIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async (path: string, body: object = {}): Promise<{ id: string }> => {
    const reply = await fetch(`${own}/organizations/demonstration/webhook-endpoints/${path}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
    return text === '' ? { id: '' } : JSON.parse(text);
  };
}
