/**
 * A shop that sells a knife to adults: the buyer proves the age on the page of a Flow, in a dialog of the widget. The shop believes no page:
 * it reads the result itself, when the webhook says that it is there, and keeps of the document nothing but whether the buyer is of age.
 */
import { randomUUID } from 'node:crypto';
import { QujatError } from '@qujat/sdk';
import { QujatFlow } from '@qujat/sdk/flow';
import { verifyWebhook, WebhookError } from '@qujat/sdk/webhooks';
import express, { type NextFunction, type Request, type Response } from 'express';
import { isAdult } from './age.ts';
import { shopPage } from './page.ts';

const {
  QUJAT_FLOW_KEY = '',
  QUJAT_WEBHOOK_SECRET = '',
  QUJAT_BASE_URL = 'http://127.0.0.1:8080',
  PORT = '3000',
} = process.env;
const flow = new QujatFlow({ apiKey: QUJAT_FLOW_KEY, baseUrl: QUJAT_BASE_URL });

interface Order {
  /** Of the Flow. It stays on this server, but for the page that shows the widget. */
  sessionId: string;
  state: 'waiting' | 'sold' | 'too_young' | 'no_document';
}

/** In production, in your database. */
const orders = new Map<string, Order>();

const app = express();

app.get('/', (_request, reply) => {
  // Nothing but the widget may run here, and nothing but the page of the Flow may be framed.
  const gateway = new URL(QUJAT_BASE_URL).origin;
  const policy = `default-src 'self'; script-src 'self' ${gateway}; frame-src ${gateway}; style-src 'unsafe-inline'`;
  reply.set('content-security-policy', policy).type('html').send(shopPage(gateway));
});
app.get('/shop.js', (_request, reply) => reply.sendFile('shop.js', { root: import.meta.dirname }));

app.post('/orders', async (_request, reply) => {
  const orderId = randomUUID();
  const session = await flow.createFlowSession({
    documentTypes: ['identity_card'],
    purpose: {
      en: 'To sell a knife to adults only',
      ru: 'Нож продаётся только взрослым',
      kk: 'Пышақ тек ересектерге сатылады',
    },
    clientReference: orderId,
  });
  orders.set(orderId, { sessionId: session.id, state: 'waiting' });
  reply.status(201).json({ order: orderId, session: session.id });
});

app.get('/orders/:order', (request, reply) => {
  const order = orders.get(request.params.order);
  if (order === undefined) reply.status(404).json({ error: 'order_not_found' });
  else reply.json({ state: order.state });
});

/** The body as it came: JSON that was parsed and written again has another signature. */
app.post('/webhooks/qujat', express.raw({ type: () => true }), async (request, reply) => {
  const { payload } = await verifyWebhook(QUJAT_WEBHOOK_SECRET, request.headers, request.body ?? '');
  const { type, data } = payload as { type: string; data: { client_reference: string | null } };
  // Of any other event, and of a stranger's order, there is nothing to do. The same event may come twice: the order is settled then.
  if (type === 'flow.finished' && data.client_reference !== null) await settle(data.client_reference);
  reply.status(204).end();
});

async function settle(orderId: string): Promise<void> {
  const order = orders.get(orderId);
  if (order?.state !== 'waiting') return;
  const { status, document } = await flow.readFlowResult({ id: order.sessionId });
  if (status === 'progress') return;
  if (document?.document_type !== 'identity_card') order.state = 'no_document';
  else order.state = isAdult(document, new Date()) ? 'sold' : 'too_young';
}

app.use((error: unknown, _request: Request, reply: Response, next: NextFunction) => {
  if (error instanceof WebhookError) return reply.status(400).json({ error: error.code });
  if (!(error instanceof QujatError)) return next(error);
  // Safe to log: it holds nothing about a citizen, and no key. A webhook that is answered with an error comes again.
  console.error(error);
  return reply.status(503).json({ error: error.code });
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://localhost:${Object(server.address()).port}`);
});
