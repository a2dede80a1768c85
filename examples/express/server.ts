/** A citizen hands over an identity card: three calls of your page. The session and the document stay on this server. */
import { randomUUID } from 'node:crypto';
import { type Session as Asked, Qujat, QujatError } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';
import express, { type NextFunction, type Request, type Response } from 'express';
import session from 'express-session';

const {
  QUJAT_API_KEY = '',
  QUJAT_BASE_URL = 'http://127.0.0.1:8080',
  DOCUMENTS = 'documents',
  PORT = '3000',
} = process.env;
const qujat = new Qujat({ apiKey: QUJAT_API_KEY, baseUrl: QUJAT_BASE_URL });

declare module 'express-session' {
  interface SessionData {
    document: Asked<'identity_card'>;
  }
}

const app = express();
app.use(express.json());
// In production, keep the visits in a store that all processes share, and set `cookie.secure`.
const cookie = { httpOnly: true, sameSite: 'strict', maxAge: 30 * 60_000 } as const;
app.use(session({ secret: randomUUID(), resave: false, saveUninitialized: false, cookie }));

app.post('/document', async (request, reply) => {
  const { iin, phone } = request.body;
  request.session.document = await qujat.requestDocument('identity_card', { iin, phone });
  reply.status(202).json({ sent_to: request.session.document.phoneMasked });
});

app.post('/document/resend', async (request, reply) => {
  const asked = request.session.document;
  if (asked === undefined) return reply.status(400).json({ error: 'session_not_found' });
  request.session.document = await qujat.resendOtp(asked);
  return reply.status(202).json({ resend_after: request.session.document.resendAfter });
});

app.post('/document/code', async (request, reply) => {
  const asked = request.session.document;
  if (asked === undefined) return reply.status(400).json({ error: 'session_not_found' });
  const document = await qujat.approveSession(asked, { code: request.body.code });
  await saveFiles(document, DOCUMENTS);
  delete request.session.document;
  return reply.json({ received: document.document_type });
});

/** Your page tells by the code what the citizen can do: type again, ask for another code, begin anew, or come back later. */
app.use((error: unknown, _request: Request, reply: Response, next: NextFunction) => {
  if (!(error instanceof QujatError)) return next(error);
  // Safe to log: it holds nothing about a citizen, and no key.
  console.error(error);
  const { code, status = 503, attemptsLeft, retryAfterSeconds } = error;
  const told = { error: code, attempts_left: attemptsLeft, retry_after: retryAfterSeconds };
  return reply.status(status < 500 ? 400 : 503).json(told);
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${Object(server.address()).port}`);
});
