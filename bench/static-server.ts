/**
 * The reference: a Fastify server that reads the same bodies and answers the same bytes, and does nothing else. The bytes are
 * given by the first message.
 */
import { once } from 'node:events';
import { fastify } from 'fastify';
import { answerUsage } from './measured-process.ts';

const [bytes] = (await once(process, 'message')) as [{ requested: string; approved: string }];
const requested = Buffer.from(bytes.requested, 'base64');
const approved = Buffer.from(bytes.approved, 'base64');
const server = fastify();
const prefix = '/api/v1/backend/e-document/online-access';
server.post(`${prefix}/request/:document_type/`, (_request, reply) => reply.type('application/json').send(requested));
server.post(`${prefix}/approve/`, (_request, reply) => reply.type('application/json').send(approved));
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ address });
answerUsage();
process.on('disconnect', () => server.close());
