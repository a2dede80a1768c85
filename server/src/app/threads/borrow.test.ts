/** Two further threads and the first before one state: the limits of a process hold for all of them together. */
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign as signBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import type { PasswordHashing } from '../../accounts/password-hash.ts';
import { createEgovGate, type EgovGate, type EgovRefusal } from '../../egov/egov-gate.ts';
import { wasNotAsked } from '../../egov/not-asked.ts';
import { egovRefusal } from '../../egov/refusal.ts';
import { GatewayError } from '../../errors.ts';
import type { SigningPool } from '../../pdf-signatures/local/signing-pool.ts';
import type { RenderedFiles } from '../../rendering/render-worker.ts';
import type { RendererPools } from '../../rendering/renderer.ts';
import { lossOf } from '../../rendering/work-queue.ts';
import type { App } from '../app.ts';
import { type FirstThread, type FurtherThread, talkTo } from './between-threads.ts';
import { borrowGate, borrowHashing, borrowPools, borrowSigningPool, type First } from './borrow.ts';
import { lendToThread } from './lend-to-thread.ts';
import type { WholeProcess } from './thread-place.ts';

const limits = { maxConcurrent: 2, maxQueued: 1, breakerFaults: 3, breakerOpenMs: 15_000 };
const signal = new AbortController().signal;
const whole: WholeProcess = {
  readMetrics: async () => '',
  reportConnectors: async () => [],
  flushRequestLogs: async () => {},
};

type Drawing = Omit<RendererPools['drawing'], 'waiting' | 'ready' | 'warmUp' | 'close'>;

/** What a further thread would hold, over a real port. */
function furtherThread(t: TestContext, lends: Partial<App['lends']>, hashing?: PasswordHashing): First {
  const { port1, port2 } = new MessageChannel();
  const app = { lends: { pools: {}, ...lends }, accounts: { hashing } } as unknown as App;
  talkTo<FurtherThread, FirstThread>(port1, lendToThread(app, whole, { write: () => {} }));
  t.after(async () => {
    port1.close();
    await once(port2, 'close');
  });
  return talkTo<FirstThread, FurtherThread>(port2, {} as FurtherThread);
}

function threeGates(t: TestContext) {
  const refused: EgovRefusal[] = [];
  const own = createEgovGate({
    limits,
    monotonicMs: () => 0,
    onRefused: (refusal) => refused.push(refusal),
    onBreaker: () => {},
  });
  const gates = new Map([['relay', own]]);
  const threads = [1, 2].map(() => furtherThread(t, { gates }));
  const further = threads.map((first) => borrowGate('relay', first));
  /** Resolves when the first thread knows how all calls so far have ended. */
  const settled = () => Promise.all(threads.map((first) => first.readMetrics()));
  return { own, all: [own, ...further] as EgovGate[] as [EgovGate, EgovGate, EgovGate], refused, settled };
}

/** A call to the state that goes on until the test ends it. */
function startCall(gate: EgovGate, until = signal) {
  const asked = Promise.withResolvers<void>();
  const state = Promise.withResolvers<string>();
  const answer = gate.pass(() => {
    asked.resolve();
    return state.promise;
  }, until);
  answer.catch(() => {});
  return { answer, asked: asked.promise, state };
}

const refusedWith = (code: string, retryAfter?: number) => (error: unknown) => {
  assert.ok(error instanceof GatewayError && wasNotAsked(error));
  assert.equal(error.code, code);
  assert.equal(error.extras.retry_after, retryAfter);
  return true;
};

test('so many calls go at a time, and so many wait, over all threads; a place that is left goes to who waits', async (t) => {
  const { own, all, refused } = threeGates(t);
  const [first, second, third] = all;
  const calls = [startCall(second), startCall(third)];
  await Promise.all(calls.map(({ asked }) => asked));
  const waits = startCall(first);
  await assert.rejects(startCall(second).answer, refusedWith('egov_unavailable', 1));
  assert.deepEqual(own.status(), { inFlight: 2, queued: 1, breaker: 'closed' });
  calls[0]?.state.resolve('a document');
  assert.equal(await calls[0]?.answer, 'a document');
  await waits.asked;
  assert.deepEqual(refused, ['queue_full']);
});

test('faults that different threads have seen in a row open the breaker for all; refusals of the state do not count', async (t) => {
  const { own, all, settled } = threeGates(t);
  const fail = (gate: EgovGate, error: Error) =>
    assert.rejects(
      gate.pass(() => Promise.reject(error), signal),
      error,
    );
  for (const gate of all) await fail(gate, egovRefusal('government_service_error', 'no'));
  await settled();
  for (const gate of all) await fail(gate, new GatewayError('egov_unreachable'));
  await settled();
  for (const gate of all) await assert.rejects(startCall(gate).answer, refusedWith('egov_unavailable', 15));
  assert.equal(own.status().breaker, 'open');
});

test('who is out of time leaves the queue, and gives back the place of a call under way', async (t) => {
  const { own, all, settled } = threeGates(t);
  const deadline = new AbortController();
  const calls = [startCall(all[1], deadline.signal), startCall(all[2], deadline.signal)];
  const shorter = new AbortController();
  await Promise.all(calls.map(({ asked }) => asked));
  const waits = startCall(all[1], shorter.signal);
  // Behind it on the same port: once this one is refused, the other is known to wait.
  await assert.rejects(startCall(all[1]).answer, refusedWith('egov_unavailable', 1));
  shorter.abort();
  await assert.rejects(waits.answer, refusedWith('egov_timeout'));
  deadline.abort();
  for (const { answer } of calls) await assert.rejects(answer, { code: 'egov_timeout' });
  await settled();
  const next = startCall(all[2]);
  await next.asked;
  assert.deepEqual(own.status(), { inFlight: 1, queued: 0, breaker: 'closed' });
});

test('a drawing comes whole from the first thread; why one was lost is known, and who is out of time gives it up', async (t) => {
  const files = { pdf: new Uint8Array([1, 2, 3]) } as unknown as RenderedFiles;
  const outcomes: (() => Promise<RenderedFiles>)[] = [
    async () => files,
    () => Promise.reject(Object.assign(new Error('no memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })),
    () => Promise.reject(new DOMException('too slow', 'AbortError')),
  ];
  const place = { environment: 'live', organizationId: 'org_1' } as const;
  const places: object[] = [];
  const drawing: Drawing = {
    drawSheet: async ({ template }) => new TextEncoder().encode(template),
    draw: (_document, _want, { deadline, ...place }) => {
      places.push(place);
      return (
        outcomes.shift()?.() ??
        new Promise((_, reject) => deadline.addEventListener('abort', () => reject(new Error('given up'))))
      );
    },
  };
  const pools = borrowPools(furtherThread(t, { pools: { drawing } as RendererPools }));
  const draw = (deadline: AbortSignal) =>
    pools.drawing.draw({ documentType: 'identity_card' } as never, { pdf: true, image: false }, { ...place, deadline });
  assert.deepEqual((await draw(signal)).pdf, files.pdf);
  await assert.rejects(draw(signal), (error) => lossOf(error) === 'too_much_memory');
  await assert.rejects(draw(signal), (error) => lossOf(error) === 'too_much_time');
  const deadline = new AbortController();
  const given = draw(deadline.signal);
  deadline.abort();
  await assert.rejects(given, /given up/);
  const sheet = { template: 'consent-receipt', view: {}, attached: '{}', createdAtSeconds: 0 };
  assert.equal(Buffer.from(await pools.drawing.drawSheet(sheet)).toString(), 'consent-receipt');
  assert.equal(pools.drawing.waiting(), 0);
  assert.deepEqual(places, [place, place, place, place]);
});

test('PDFs are signed by the workers of the first thread, with the key that goes along', async (t) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signingPool: SigningPool = {
    sign: async ({ pdf, key }) => ({ level: 'B-B', addition: signBytes('sha256', pdf, key.privateKey) }),
    close: async () => {},
  };
  const pool = borrowSigningPool(furtherThread(t, { signingPool }));
  const pdf = Buffer.from('%PDF-1.7');
  const task = {
    pdf,
    key: { privateKey, certificates: [] },
    signedAtMs: 0,
    timestamps: undefined,
    validationData: undefined,
  };
  const { addition } = await pool.sign(task, { environment: 'live', organizationId: 'org_1', deadline: signal });
  assert.ok(verify('sha256', pdf, createPublicKey(privateKey), addition));
});

test('passwords are hashed by the first thread', async (t) => {
  const hashing: PasswordHashing = {
    hash: async (password) => `hash of ${password}`,
    verify: async (password, passwordHash) => passwordHash === `hash of ${password}`,
    isOutdated: () => false,
  };
  const borrowed = borrowHashing(furtherThread(t, {}, hashing));
  assert.equal(await borrowed.hash('a'), 'hash of a');
  assert.equal(await borrowed.verify('a', 'hash of a'), true);
  assert.equal(await borrowed.verify('b', undefined), false);
});
