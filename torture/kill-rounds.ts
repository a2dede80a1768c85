/**
 * One gateway after the other is killed on the same store, while clients call it. The clients remember what they were told; after
 * each kill a new gateway starts, and everything that was left open is finished with it.
 */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { approve, type Reply, requestDocument, resendOtp, sessionIdOf, wrongCode } from './client.ts';
import type { GatewayUnderTest } from './start-gateway.ts';
import { codeOf, type TortureStore } from './stores.ts';

const CLIENTS = 6;
/** Old enough for another code to be sent, or for a dead gateway's lease to have run out. */
export const AGE_MS = Math.max(defaultSessionRules.resendAfterMs, defaultSessionRules.leaseMs) + 1_000;
/** A kill by chance comes within this time. */
const KILL_WITHIN_MS = 600;
/** A point that was not passed by then is never passed. */
const FLOWS_MAX = 300;
/** Sessions that are opened before a round, so that another code can be sent within it. */
const AGED_SESSIONS = 3;

/** A session as its client sees it. */
interface OpenSession {
  id: string;
  /** The approve that was sent last, to be repeated to the letter where it had a key. */
  sent?: { code: string; key: string | undefined };
  /** The document, once it came whole. */
  received?: string;
}

export interface Ledger {
  /** Sessions that the next round begins with. */
  aged: OpenSession[];
  open: OpenSession[];
  /** The keys of requests whose answer did not come. */
  lostRequests: string[];
  /** Approves whose answer did not come, over all rounds. */
  lostApproves: number;
  /** What approves of this round were told, by the id of the call. */
  told: Map<string, 'document_delivered' | 'code_refused'>;
  delivered: number;
}

export function newLedger(): Ledger {
  return { aged: [], open: [], lostRequests: [], lostApproves: 0, told: new Map(), delivered: 0 };
}

export interface Round {
  store: TortureStore;
  gateway: GatewayUnderTest;
  ledger: Ledger;
  name: string;
}

/** Calls the gateway from several clients until it is dead. Its kill was ordered before; else it comes by chance. */
export async function callUntilKilled(round: Round, byChance: boolean): Promise<void> {
  const chance = byChance ? wait(Math.random() * KILL_WITHIN_MS).then(() => round.gateway.kill()) : undefined;
  const clients = Array.from({ length: CLIENTS }, (_, client) => runFlows(round, `${round.name} client ${client}`));
  await Promise.all([...clients, chance]);
  await round.gateway.ended;
}

async function runFlows(round: Round, client: string): Promise<void> {
  for (let flow = 1; flow <= FLOWS_MAX; flow += 1) {
    const alive = await runFlow(round, `${client} flow ${flow}`);
    if (!alive) return;
  }
  round.gateway.process.kill('SIGKILL');
  assert.fail(`${round.name}: the gateway never came to this point`);
}

/** False where the gateway is dead. */
async function runFlow(round: Round, name: string): Promise<boolean> {
  const { gateway, ledger } = round;
  const key = Math.random() < 0.5 ? name : undefined;
  const aged = ledger.aged.pop();
  const session = aged ?? (await openSession(round, key));
  if (session === undefined) return false;
  ledger.open.push(session);
  if (aged !== undefined && isLost(await resendOtp(gateway, session.id), ['ok'])) return false;
  if (Math.random() < 0.5 && !(await approveOnce(round, session, 'wrong', key && `${key} wrong`))) return false;
  return approveOnce(round, session, 'right', key);
}

async function openSession({ gateway, ledger }: Round, key: string | undefined): Promise<OpenSession | undefined> {
  const requested = await requestDocument(gateway, key);
  if (!isLost(requested, ['ok'])) return { id: sessionIdOf(requested) };
  if (key !== undefined) ledger.lostRequests.push(key);
  return undefined;
}

async function approveOnce(
  round: Round,
  session: OpenSession,
  which: 'right' | 'wrong',
  key?: string,
): Promise<boolean> {
  const { gateway, ledger, store } = round;
  // The store may be unreadable in the moment in which its gateway dies.
  const rightCode = await codeOf(store, session.id).catch(() => undefined);
  if (rightCode === undefined) return false;
  const code = which === 'right' ? rightCode : wrongCode(rightCode);
  session.sent = { code, key };
  const reply = await approve(gateway, session.id, code, key);
  if (isLost(reply, which === 'right' ? ['ok'] : ['invalid_otp_code'])) {
    ledger.lostApproves += 1;
    return false;
  }
  ledger.told.set(reply.requestId, which === 'right' ? 'document_delivered' : 'code_refused');
  if (which === 'right') session.received = reply.text;
  return true;
}

function isLost(reply: Reply, expected: readonly string[]): boolean {
  if (reply.outcome === 'lost') return true;
  assert.ok(expected.includes(reply.outcome), `${expected.join(' or ')} was to come, not ${reply.text}`);
  return false;
}

/** With the new gateway, every client comes to its document: none is lost, and none comes twice. */
export async function finishEverything(round: Round): Promise<void> {
  const { gateway, ledger } = round;
  for (const key of ledger.lostRequests.splice(0)) {
    const again = await requestDocument(gateway, key);
    assert.equal(again.outcome, 'ok', `a request is repeated with its key: ${again.text}`);
    ledger.open.push({ id: sessionIdOf(again) });
  }
  for (const session of ledger.open.splice(0)) {
    await (session.received === undefined ? finish(round, session) : assertReceivedOnce(round, session));
    ledger.delivered += 1;
  }
  ledger.told.clear();
  while (ledger.aged.length < AGED_SESSIONS) {
    const requested = await requestDocument(gateway);
    assert.equal(requested.outcome, 'ok', requested.text);
    ledger.aged.push({ id: sessionIdOf(requested) });
  }
}

/** The client had its document: the same call brings the same one, any other call brings none. */
async function assertReceivedOnce({ gateway }: Round, { id, sent, received }: OpenSession): Promise<void> {
  if (sent?.key !== undefined) {
    const again = await approve(gateway, id, sent.code, sent.key);
    assert.equal(again.text, received, 'the document that was acknowledged comes again');
  }
  const other = await approve(gateway, id, sent?.code ?? '');
  assert.equal(other.outcome, 'document_already_received', 'what was acknowledged is not lost, and comes only once');
}

async function finish(round: Round, session: OpenSession): Promise<void> {
  const { gateway, store } = round;
  const right = await codeOf(store, session.id);
  const isRepetition = session.sent?.key !== undefined && session.sent.code === right;
  const reply = await approve(gateway, session.id, right, isRepetition ? session.sent?.key : undefined);
  // Without a key there is no way back to an answer that was lost after its commit.
  const mayBeGone = !isRepetition && session.sent?.code === right;
  if (reply.outcome === 'otp_code_expired') return finishWithNewCode(round, session);
  if (reply.outcome !== 'ok' && !(mayBeGone && reply.outcome === 'document_already_received')) {
    assert.fail(`a session that was left open cannot be finished: ${reply.text}`);
  }
}

async function finishWithNewCode(round: Round, session: OpenSession): Promise<void> {
  const resent = await resendOtp(round.gateway, session.id);
  assert.equal(resent.outcome, 'ok', resent.text);
  const reply = await approve(round.gateway, session.id, await codeOf(round.store, session.id));
  assert.equal(reply.outcome, 'ok', reply.text);
}
