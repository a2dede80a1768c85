/** qujat trigger EVENT: plays in the sandbox what an organisation and a citizen would do, until the event happens. */
import { type Citizen, QujatError } from '@qujat/sdk';
import { QujatFlow } from '@qujat/sdk/flow';
import { QujatSandbox } from '@qujat/sdk/sandbox';
import { flowPageCalls } from '../flows/page-schemas.ts';
import { codeFromInbox } from './code-from-inbox.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import type { Trigger } from './triggers.ts';
import { type ConnectionOptions, type GatewayCall, readKeyFile, withGateway } from './with-gateway.ts';

export interface TriggerOptions extends ConnectionOptions {
  flowKeyFile?: string;
}

/** Of the sandbox: has an identity card. */
const PERSON: Citizen = { iin: '900101300017', phone: '77010000001' };
const WAIT_SECONDS = 60;
/** Longer than a session. */
const PAST_SESSION_SECONDS = 31 * 60;

export async function runTrigger(event: Trigger, options: TriggerOptions, context: CommandContext): Promise<void> {
  await withGateway(options, context, async (call) => {
    if (!call.isTestKey) throw new CommandError('usage', 'The sandbox needs a test key, which begins with qjt_test_.');
    await plays[event](call, options);
    context.terminal.print({ event }, `${event} has happened.\n`);
  });
}

const plays: Record<Trigger, (call: GatewayCall, options: TriggerOptions) => Promise<void>> = {
  'document.delivered': deliver,
  'session.locked': lock,
  'session.expired': expire,
  'flow.finished': finishFlow,
};

async function deliver(call: GatewayCall): Promise<void> {
  const { qujat, signal } = call;
  const nextCode = await codeFromInbox(PERSON.phone, WAIT_SECONDS, call);
  const session = await qujat.requestDocument('identity_card', PERSON, { signal });
  await qujat.approveSession(session, { code: await nextCode(), file: false }, { signal });
}

async function lock(call: GatewayCall): Promise<void> {
  const { qujat, signal } = call;
  const nextCode = await codeFromInbox(PERSON.phone, WAIT_SECONDS, call);
  const session = await qujat.requestDocument('identity_card', PERSON, { signal });
  const right = await nextCode();
  for (let guess = 0; ; guess += 1) {
    const code = String(guess).padStart(6, '0');
    if (code === right) continue;
    const refusal = await qujat.approveSession(session, { code, file: false }, { signal }).catch((error) => error);
    if (!(refusal instanceof QujatError)) throw refusal;
    if (refusal.code === 'too_many_attempts' || refusal.attemptsLeft === 0) return;
    if (refusal.code !== 'invalid_otp_code') throw refusal;
  }
}

async function expire({ qujat, connection, signal, terminal }: GatewayCall): Promise<void> {
  await qujat.requestDocument('identity_card', PERSON, { signal });
  await new QujatSandbox(connection).advanceClock(PAST_SESSION_SECONDS, { signal });
  terminal.note('The clock of the sandbox is 31 minutes further now. `qujat sandbox reset` sets it back.');
  terminal.note('The webhook comes within a minute.');
}

async function finishFlow(call: GatewayCall, { flowKeyFile }: TriggerOptions): Promise<void> {
  if (flowKeyFile === undefined) {
    throw new CommandError(
      'usage',
      'flow.finished needs --flow-key-file: a file with the key of a Flow for the sandbox.',
    );
  }
  const { connection, signal } = call;
  const flow = new QujatFlow({ ...connection, apiKey: readKeyFile('--flow-key-file', flowKeyFile) });
  const nextCode = await codeFromInbox(PERSON.phone, WAIT_SECONDS, call);
  const { id } = await flow.createFlowSession(PERSON, { signal });
  const page = pageOf(connection.baseUrl, id, signal);
  const {
    document_types: [documentType],
  } = await page('readFlow');
  await page('enterCitizen', { document_type: documentType?.code });
  await page('approveFlow', { code: await nextCode() });
}

interface View {
  document_types: { code: string }[];
}

/** What the citizen's page calls. */
function pageOf(baseUrl: string, sessionId: string, signal: AbortSignal) {
  return async (call: 'readFlow' | 'enterCitizen' | 'approveFlow', body?: object): Promise<View> => {
    const { method, url } = flowPageCalls[call];
    const headers = { 'qujat-flow-session': sessionId, ...(body && { 'content-type': 'application/json' }) };
    const reply = await fetch(`${baseUrl}${url}`, {
      method,
      headers,
      signal,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await reply.json()) as View & { code?: string; message?: string };
    if (reply.ok) return answer;
    throw new CommandError('refused', answer.message ?? 'The page of the Flow was refused.', { code: answer.code });
  };
}
