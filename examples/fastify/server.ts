/** A citizen hands over an identity card: three calls of your page. The session and the document stay on this server. */
import { randomBytes } from 'node:crypto';
import cookies from '@fastify/cookie';
import visits from '@fastify/session';
import { type Session as Asked, Qujat, QujatError } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';
import fastify from 'fastify';

const {
  QUJAT_API_KEY = '',
  QUJAT_BASE_URL = 'http://127.0.0.1:8080',
  DOCUMENTS = 'documents',
  PORT = '3000',
} = process.env;
const qujat = new Qujat({ apiKey: QUJAT_API_KEY, baseUrl: QUJAT_BASE_URL });

declare module 'fastify' {
  interface Session {
    document?: Asked<'identity_card'> | undefined;
  }
}

const app = fastify();
app.register(cookies);
// In production, keep the visits in a store that all processes share.
const cookie = { httpOnly: true, sameSite: 'strict', maxAge: 30 * 60_000, secure: 'auto' } as const;
app.register(visits, { secret: randomBytes(32).toString('hex'), saveUninitialized: false, cookie });

const text = { type: 'string' };
const citizen = { type: 'object', required: ['iin', 'phone'], properties: { iin: text, phone: text } };
const typed = { type: 'object', required: ['code'], properties: { code: text } };

app.post<{ Body: { iin: string; phone: string } }>(
  '/document',
  { schema: { body: citizen } },
  async (request, reply) => {
    const asked = await qujat.requestDocument('identity_card', request.body);
    request.session.set('document', asked);
    return reply.status(202).send({ sent_to: asked.phoneMasked });
  },
);

app.post('/document/resend', async (request, reply) => {
  const asked = request.session.get('document');
  if (asked === undefined) return reply.status(400).send({ error: 'session_not_found' });
  const { resendAfter } = await qujat.resendOtp(asked);
  return reply.status(202).send({ resend_after: resendAfter });
});

app.post<{ Body: { code: string } }>('/document/code', { schema: { body: typed } }, async (request, reply) => {
  const asked = request.session.get('document');
  if (asked === undefined) return reply.status(400).send({ error: 'session_not_found' });
  const document = await qujat.approveSession(asked, { code: request.body.code });
  await saveFiles(document, DOCUMENTS);
  request.session.set('document', undefined);
  return { received: document.document_type };
});

/** Your page tells by the code what the citizen can do: type again, ask for another code, begin anew, or come back later. */
app.setErrorHandler((error, _request, reply) => {
  if (!(error instanceof QujatError)) return reply.send(error);
  // Safe to log: it holds nothing about a citizen, and no key.
  console.error(error);
  const { code, status = 503, attemptsLeft, retryAfterSeconds } = error;
  const told = { error: code, attempts_left: attemptsLeft, retry_after: retryAfterSeconds };
  return reply.status(status < 500 ? 400 : 503).send(told);
});

console.log(await app.listen({ port: Number(PORT), host: '127.0.0.1' }));
