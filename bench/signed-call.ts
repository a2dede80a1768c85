/**
 * What a signed message to the state costs: sign, send, verify and read an answer of 300 KB, beside the same exchange as plain JSON in
 * the same run. Then 1,000 such calls at a time to a state that is slow, and the memory that they take.
 *
 *   npm run bench:signed -- [--rounds 7] [--calls 100]
 */
import { execFileSync } from 'node:child_process';
import { randomUUID, X509Certificate } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createHttpCaller, parseJson } from '../server/src/egov/http-call.ts';
import { askState, type StateLink } from '../server/src/egov/smartbridge/exchange.ts';
import { defaultMapping } from '../server/src/egov/smartbridge/mapping.ts';
import { fingerprintOf } from '../server/src/soap/certificate-trust.ts';
import { makeSigningKey } from '../server/src/soap/make-signing-key.ts';
import { createRsaSigner } from '../server/src/soap/rsa-signer.ts';
import { createRsaVerifier } from '../server/src/soap/rsa-verifier.ts';
import { ownCpuMs } from './cpu-time.ts';
import { startMeasured } from './measured-process.ts';
import type { StateKey } from './signed-state.ts';
import { median, row, table } from './table.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    calls: { type: 'string', default: '100' },
    slow: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const calls = Number(values.calls);
const CONCURRENT = 1_000;
const AT_A_TIME = 8;

const nowMs = Date.now();
const validity = { validFromMs: nowMs - 3_600_000, validToMs: nowMs + 24 * 3_600_000 };
const [gatewayKey, stateKey] = ['gateway', 'state'].map((commonName) => makeSigningKey({ commonName, ...validity }));
if (gatewayKey === undefined || stateKey === undefined) throw new Error('no keys');
const privateKey = stateKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const given: StateKey = { privateKey, certificate: stateKey.certificate.toString('base64') };
const state = await startMeasured<{ address: string }>(new URL('signed-state.ts', import.meta.url), {}, given);

const caller = createHttpCaller({ connections: values.slow === '' ? AT_A_TIME : CONCURRENT });
const link: StateLink = {
  caller,
  url: new URL(values.slow === '' ? '/signed' : '/signed/slow', state.ready.address),
  signer: createRsaSigner(gatewayKey, randomUUID),
  verifier: createRsaVerifier({
    trust: { kind: 'pinned', fingerprints: [fingerprintOf(new X509Certificate(stateKey.certificate))] },
    nowMs: () => nowMs,
  }),
  sender: { senderId: 'qujat', password: null },
  company: { bin: null, responsible: null },
  mapping: defaultMapping,
  maxBodyBytes: 16 * 1024 * 1024,
  nowMs: () => nowMs,
  uuid: randomUUID,
  onMessage: () => undefined,
};

if (values.slow === '') await playRounds();
else await playSlow(values.slow === 'signed' ? signedCall : plainCall);
await caller.close();
state.child.disconnect();

async function playRounds(): Promise<void> {
  const figures: { signed: Figure; plain: Figure }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const figure = { signed: await measure(signedCall), plain: await measure(plainCall) };
    // The first warms up.
    if (round > 0) figures.push(figure);
  }
  const line = (name: string, of: Figure[]) =>
    row(
      name,
      ms(median(of.map(({ cpuMs }) => cpuMs))),
      ms(Math.min(...of.map(({ cpuMs }) => cpuMs))),
      ms(median(of.map(({ wallMs }) => wallMs))),
    );
  console.log(
    `One exchange with an answer of 300 KB, ${AT_A_TIME} at a time; ${rounds} rounds of ${calls} calls, in turn.\n`,
  );
  console.log(
    table(row('', 'CPU ms', 'best', 'wall ms'), [
      line(
        'signed',
        figures.map(({ signed }) => signed),
      ),
      line(
        'plain JSON',
        figures.map(({ plain }) => plain),
      ),
    ]),
  );
  const extra = median(figures.map(({ signed, plain }) => signed.cpuMs - plain.cpuMs));
  console.log(`\nSignatures and XML cost ${ms(extra)} ms of CPU more than JSON, in the median round.\n`);
  console.log(`${CONCURRENT} calls at a time, each answered after 3 to 18 s with 300 KB:`);
  for (const kind of ['signed', 'plain']) {
    console.log(execFileSync(process.execPath, [import.meta.filename, '--slow', kind], { encoding: 'utf8' }).trim());
  }
}

interface Figure {
  cpuMs: number;
  wallMs: number;
}

/** Per call, of this process: the gateway's side. */
async function measure(call: () => Promise<void>): Promise<Figure> {
  const [cpu, wall] = [ownCpuMs(), performance.now()];
  let left = calls;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { cpuMs: (ownCpuMs() - cpu) / calls, wallMs: (performance.now() - wall) / calls };
}

async function signedCall(): Promise<void> {
  const requestId = randomUUID();
  const fields = [['iin', '900101300017'] as const, ['documentType', 'IdentityCard'] as const];
  const answer = await askState(link, { service: 'document', requestId, fields }, new AbortController().signal);
  if ((answer.fields.get('documentPdf')?.length ?? 0) < 290_000) throw new Error('no document came');
}

async function plainCall(): Promise<void> {
  const { text } = await caller.call(
    {
      method: 'POST',
      url: new URL(values.slow === '' ? '/plain' : '/plain/slow', state.ready.address),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ iin: '900101300017', documentType: 'IdentityCard' }),
      accept: ['application/json'],
    },
    new AbortController().signal,
  );
  const { documentPdf } = parseJson(text) as { documentPdf: string };
  if (documentPdf.length < 290_000) throw new Error('no document came');
}

/** In a process of its own, so that its memory is that of these calls alone. */
async function playSlow(call: () => Promise<void>): Promise<void> {
  const residentBefore = process.memoryUsage.rss();
  let [peak, waiting] = [0, 0];
  // The first answer comes after three seconds: by then all wait.
  setTimeout(() => {
    waiting = process.memoryUsage.rss();
  }, 2_900);
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const answers = await Promise.allSettled(Array.from({ length: CONCURRENT }, call));
  clearInterval(timer);
  const failed = answers.filter(({ status }) => status === 'rejected').length;
  console.log(
    `  ${values.slow}: ${CONCURRENT - failed} documents, ${failed} failed; ${megabytes(residentBefore)} MB resident before, ` +
      `${megabytes(waiting)} while all wait, ${megabytes(peak)} at most`,
  );
}

function ms(value: number): string {
  return value.toFixed(2);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
