/** Stands between a gateway and the state on loopback, passes everything on as it came, and keeps what was said. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lasting } from './gateway-process.ts';

export interface Recorded {
  direction: 'request' | 'answer';
  xml: string;
}

export interface RecordingProxy {
  /** Such as `http://127.0.0.1:40001`. */
  address: string;
  recorded: Recorded[];
}

export async function startRecordingProxy(t: Lasting, target: string): Promise<RecordingProxy> {
  const recorded: Recorded[] = [];
  const server = createServer(async (request, reply) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      recorded.push({ direction: 'request', xml: body.toString() });
      const headers = { 'content-type': request.headers['content-type'] ?? '', soapaction: '""' };
      const answer = await fetch(new URL(request.url ?? '/', target), { method: 'POST', headers, body });
      const text = await answer.text();
      recorded.push({ direction: 'answer', xml: text });
      reply.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
    } catch {
      // The state has hung up: so does this.
      reply.destroy();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, recorded };
}
