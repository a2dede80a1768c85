/**
 * qujat webhooks listen: fetches the webhooks of the sandbox and posts each, signed as the gateway signs, to a receiver on this machine. So no
 * tunnel is needed. What the receiver refuses is told and not repeated: `qujat webhooks resend` does that.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { QujatSandbox, TakenWebhook } from '@qujat/sdk/sandbox';
import { randomIds } from '../clock.ts';
import { httpUrl } from '../settings/values.ts';
import { systemWords } from '../system/system-words.ts';
import { newWebhookSecret, signatureHeaders } from '../webhooks/webhook-secret.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import type { Terminal } from './terminal.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export interface WebhooksListenOptions extends ConnectionOptions {
  forwardTo: string;
  secretFile?: string;
}

interface Receiver {
  url: URL;
  secret: string;
}

const LOOK_EVERY_MS = 1_000;
/** As long as the gateway would wait. */
const ANSWER_TIMEOUT_MS = 15_000;

export async function runWebhooksListen(options: WebhooksListenOptions, context: CommandContext): Promise<void> {
  const receiver = { url: readForwardTo(options.forwardTo), secret: readSecret(options.secretFile) };
  const { terminal } = context;
  await withSandbox(options, context, async (sandbox, signal) => {
    const listenerId = await sandbox.startListening({ signal });
    terminal.print({ secret: receiver.secret }, `The secret of your receiver: ${receiver.secret}\n`);
    terminal.note(`What happens in the sandbox is posted to ${receiver.url}. End with Ctrl-C.`);
    try {
      for (;;) {
        for (const webhook of await sandbox.takeWebhooks(listenerId, { signal })) {
          tell(webhook, await forward(webhook, receiver, signal), terminal);
        }
        await pause(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      await endQuietly(listenerId, sandbox);
    }
  });
}

function readForwardTo(typed: string): URL {
  try {
    return httpUrl('--forward-to', typed);
  } catch (error) {
    throw new CommandError('usage', (error as Error).message);
  }
}

/** @throws CommandError where the file has no secret */
function readSecret(file: string | undefined): string {
  if (file === undefined) return newWebhookSecret(randomIds);
  if (!existsSync(file)) {
    const secret = newWebhookSecret(randomIds);
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret)) return secret;
  throw new CommandError('usage', '--secret-file must name a file with one line, whsec_ and base64.');
}

interface Outcome {
  /** Null where no answer came. */
  status: number | null;
  /** Why none came. */
  reason?: string;
}

async function forward({ id, body }: TakenWebhook, { url, secret }: Receiver, signal: AbortSignal): Promise<Outcome> {
  const signed = signatureHeaders({ eventId: id, body, atMs: Date.now(), secrets: [secret] });
  const headers = { 'content-type': 'application/json', 'user-agent': 'Qujat', ...signed };
  const ends = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
  try {
    const reply = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: ends });
    await reply.body?.cancel();
    return { status: reply.status };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, reason: systemWords(Object(error).cause) ?? 'no answer came' };
  }
}

function tell({ id, type }: TakenWebhook, { status, reason }: Outcome, terminal: Terminal): void {
  const told = status === null ? `not delivered: ${reason}` : String(status);
  terminal.print({ id, type, status }, `${type}  ${id}  ${told}\n`);
}

/** One that is left behind ends by itself. */
async function endQuietly(listenerId: string, sandbox: QujatSandbox): Promise<void> {
  await sandbox.stopListening(listenerId, { timeoutMs: 2_000 }).catch(() => {});
}
