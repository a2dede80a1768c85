/** A limit: node:http alone, with the sessions in a Map. Each is new, is approved once, and is gone with the process. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { paths } from '../paths.ts';
import { answersWith, type Contestant, ownProcess, type Sample, sampleArguments } from './contestant.ts';

export function statefulHttp(sample: Sample): Contestant {
  return answersWith(sample, {
    name: 'stateful node:http',
    version: process.versions.node,
    kind: 'limit',
    does: 'a limit: sessions in a Map, approved once, nothing stored',
    command: ownProcess(import.meta.filename, sample),
  });
}

function serve(): void {
  const { port, requested, approved } = sampleArguments();
  const opened = JSON.parse(requested.toString()) as { backend_session_id: string };
  const sessions = new Map<string, { iin: string; phone: string }>();

  function answer(url: string | undefined, body: Record<string, string>): [status: number, body: Buffer | string] {
    if (url === paths.request) {
      const id = randomUUID();
      sessions.set(id, { iin: body['iin'] ?? '', phone: body['phone'] ?? '' });
      return [200, JSON.stringify({ ...opened, backend_session_id: id })];
    }
    const wasOpen = url === paths.approve && sessions.delete(body['backend_session_id'] ?? '');
    return wasOpen ? [200, approved] : [404, '{}'];
  }

  createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [status, body] = answer(request.url, JSON.parse(Buffer.concat(chunks).toString()));
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, headers).end(body);
  }).listen(port, '127.0.0.1');
}

if (import.meta.main) serve();
