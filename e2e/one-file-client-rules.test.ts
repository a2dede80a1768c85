/**
 * The clients of one file in `examples/`, in Python and PHP, against a server that gives the answers of a script. What is repeated is
 * one table for them and the SDK.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, describe, type TestContext, test } from 'node:test';
import type { Qujat, QujatError, Session } from '../sdk/src/index.ts';
import { type Answer, impatientClient, scriptedServer } from '../sdk/src/scripted-server.ts';
import { almatyDayOf, almatyMidnightMs } from '../server/src/calendar/almaty-date.ts';
import { errorTable } from '../server/src/errors.ts';
import { temporaryDirectory } from './gateway-process.ts';
import {
  driveClient,
  type OneFileClient,
  oneFileClients,
  type Step,
  type StoredSession,
  type ToldError,
  whyNot,
} from './one-file-clients/one-file-client.ts';
import {
  API_KEY,
  approve,
  CODE,
  delivered,
  filed,
  generate,
  IIN,
  lost,
  ofHosted,
  ofQujat,
  opened,
  PHONE,
  repeatCases,
  request,
  SESSION_ID,
} from './one-file-clients/repeat-cases.ts';

/** The specification's texts as they are, and as others write them. */
const specified = Object.entries(errorTable).filter(([, entry]) => 'specified' in entry);
const hostedTexts = specified.flatMap(([code, { detail }]) => [
  [code, { detail }],
  [code, { message: `${detail.replaceAll('`', '’').replace('CMDB', 'MCDB')}.` }],
]) as [string, object][];

/** How long an attempt may take, in seconds: long, except where its answer never comes. */
const patienceFor = (answers: Answer[]) => (answers.some(({ instead }) => instead === 'never') ? 2 : 60);
const timeoutSeconds = patienceFor([]);

/** A file may have a few KB: what is beyond fails as on a full disk. */
const LIMIT_FILES = 'trap "" XFSZ; ulimit -f 16; exec "$@"';
const whyNoLimit = () => spawnSync('sh', ['-c', LIMIT_FILES, 'sh', 'true']).status !== 0 && 'sh limits no files here';

for (const client of oneFileClients) {
  describe(`the client in ${client.name}`, { skip: whyNot(client) }, async () => {
    const driven = driveClient({ after }, client);

    /** What came of the steps at a server with these answers, and what the server was asked. */
    const playAt = async (t: TestContext, answers: Answer[], steps: Step[]) => {
      const { url, asked } = await scriptedServer(t, answers);
      const outcome = await driven.play({ url, apiKey: API_KEY, timeoutSeconds: patienceFor(answers) }, steps);
      return { ...outcome, asked, keys: asked.map(({ headers }) => headers['idempotency-key']) };
    };
    const playAtNobody = (...steps: Step[]) =>
      driven.play({ url: 'http://127.0.0.1:1', apiKey: API_KEY, timeoutSeconds }, steps);

    const errorOf = async (t: TestContext, step: Step, answer: Answer): Promise<ToldError> => {
      const { results } = await playAt(t, [answer], [step]);
      return results[0]?.error ?? assert.fail('it succeeded');
    };

    test('repeats only where the citizen notices nothing, each time with the same body and key', async (t) => {
      for (const { what, step, answers, calls, code, waits = 0 } of repeatCases) {
        const { results, slept, asked, keys } = await playAt(t, answers, [step]);
        assert.equal(results[0]?.error?.code, code, what);
        assert.equal(asked.length, calls, what);
        assert.equal(slept.length, calls - 1, what);
        assert.ok(
          slept.every((seconds) => seconds >= waits && seconds <= waits + 8),
          `${what}: ${slept}`,
        );
        assert.equal(new Set(keys).size, 1, what);
        assert.equal(new Set(asked.map(({ body }) => JSON.stringify(body))).size, 1, what);
        assert.equal(keys[0] !== undefined, step.call === 'request' || step.call === 'approve', what);
      }
    });

    test('repeats what was never sent, even an approve of the hosted service', async () => {
      const { results, slept } = await playAtNobody(approve(ofHosted));
      assert.equal(results[0]?.error?.code, 'connection_failed');
      assert.equal(results[0]?.error?.was_sent, false);
      assert.equal(slept.length, 2);
    });

    test('has a new key for each call, and repeats a request once Qujat has answered', async (t) => {
      const told: Answer = { body: { ...ofQujat, backend_session_id: SESSION_ID } };
      const { results, keys } = await playAt(t, [told, lost, told], [request, request]);
      assert.ok(results.every(({ error }) => error === undefined));
      assert.deepEqual([keys[1] === keys[2], keys[0] === keys[1]], [true, false]);
    });

    test('tells the code of each text of the specification, which is all that the hosted service sends', async (t) => {
      for (const [code, body] of hostedTexts) {
        const error = await errorOf(t, request, { status: 400, body });
        assert.equal(error.code, code, JSON.stringify(body));
      }
      const page = await errorOf(t, request, { status: 500, body: '<h1>Server Error</h1>' });
      assert.deepEqual([page.code, page.status], ['unknown_error', 500]);
    });

    test('tells all that the body of an error has', async (t) => {
      const told = { detail: 'Invalid OTP code', message: 'The OTP code is wrong.', code: 'invalid_otp_code' };
      const documentation_url = 'https://gateway.example.kz/docs/errors/invalid_otp_code/';
      const errors = [{ field: 'code', message: 'is wrong' }];
      const body = { ...told, attempts_left: 4, errors, request_id: 'req_1', documentation_url };
      const error = await errorOf(t, approve(ofQujat), { status: 400, body, headers: { 'retry-after': '30' } });
      const { text, ...facts } = error;
      assert.deepEqual(facts, {
        ...{ ...told, status: 400, was_sent: true, request_id: 'req_1', retry_after: 30, attempts_left: 4 },
        ...{ fields: errors, documentation_url },
      });
      assert.match(text, /^invalid_otp_code \(400\): The OTP code is wrong\. \[req_1\]/);
    });

    test('shows no key, IIN, phone, code or session id, even where the other side repeats them', async (t) => {
      const repeating = (echo: string): Answer => ({
        status: 400,
        body: { detail: echo, message: echo, documentation_url: echo, errors: [{ field: 'iin', message: echo }] },
      });
      const ofApprove = repeating(`${CODE} ${SESSION_ID}`);
      const ofRequest = repeating(`${API_KEY} ${IIN} +7 (701) 000-00-01`);
      const steps = [request, approve(ofQujat), approve(ofQujat), request];
      const seen = await playAt(t, [opened, delivered, ofApprove, ofRequest], steps);
      const broken = await playAtNobody(request, approve(ofQujat));
      const told = seen.results.map(({ error }) => JSON.stringify(error ?? ''));
      for (const text of [seen.shown, broken.shown, ...told]) {
        for (const secret of [API_KEY, IIN, PHONE, '000-00-01', CODE, SESSION_ID])
          assert.ok(!text.includes(secret), text);
      }
    });

    test('refuses a key or an address that can be none, and repeats neither', async () => {
      for (const [apiKey, url] of [
        [`${API_KEY}\n`, 'http://127.0.0.1:1'],
        ['', 'http://127.0.0.1:1'],
        [API_KEY, 'ftp://127.0.0.1'],
      ] as const) {
        const { results, shown } = await driven.play({ url, apiKey, timeoutSeconds }, [request]);
        assert.deepEqual(results, []);
        assert.ok(!shown.includes(API_KEY), shown);
      }
    });

    test('refuses a document type that would lead to another address, before anything is sent', async (t) => {
      const types = ['', '.', '..', '../approve', 'identity/card', 'identity_card\n', 'identity card', 'x'.repeat(65)];
      const steps = types.map((document_type) => ({ ...request, document_type }) as Step);
      const { results, asked } = await playAt(t, [opened], [...steps, request]);
      assert.ok(results.slice(0, -1).every(({ refused }) => /document.type must be a plain name/.test(refused ?? '')));
      assert.equal(asked.length, 1);
    });

    test('gives up a reply without end, whether it is a success or not', async (t) => {
      for (const status of [200, 500]) {
        const error = await errorOf(t, request, { status, instead: 'endless' });
        assert.deepEqual([error.code, error.status], ['unexpected_reply', status]);
      }
    });

    test('takes from a strange reply what it can use, and tells the rest as unexpected', async (t) => {
      const odd: Answer = {
        body: { backend_session_id: SESSION_ID, expires_at: 5, resend_after: [], phone_masked: {} },
      };
      const { results } = await playAt(t, [odd, { body: {} }], [request, { call: 'messages', phone: PHONE }]);
      const nothing = { expires_at: null, resend_after: null, phone_masked: null };
      assert.deepEqual(results[0]?.value, { id: SESSION_ID, ...nothing });
      assert.equal(results[1]?.error?.code, 'unexpected_reply');
      const nested = await errorOf(t, request, { body: '{"a":'.repeat(200_000) });
      assert.equal(nested.code, 'unexpected_reply');
    });

    test('leaves all files of a document or none, also where the disk is full', { skip: whyNoLimit() }, async (t) => {
      const bounded: OneFileClient['drive'] = ['sh', ['-c', LIMIT_FILES, 'sh', client.drive[0], ...client.drive[1]]];
      const folder = temporaryDirectory(t);
      const large = { ...generate.reply, barcode: Buffer.alloc(50_000).toString('base64') };
      const { url } = await scriptedServer(t, [filed]);
      const { results } = await driveClient(t, { ...client, drive: bounded }).play(
        { url, apiKey: API_KEY, timeoutSeconds },
        [{ ...generate, reply: large, folder }],
      );
      assert.ok(results[0]?.refused);
      assert.deepEqual(readdirSync(folder), []);
    });

    test('saves the file that was pending', async (t) => {
      const { results } = await playAt(t, [filed], [{ ...generate, folder: temporaryDirectory(t) }]);
      const files = results[0]?.value as string[];
      assert.deepEqual(
        files.map((file) => basename(file)),
        ['identity_card.json', 'identity_card.pdf'],
      );
      assert.equal(readFileSync(files[1] ?? '', 'latin1'), '%PDF-');
    });

    test('keeps the day of Almaty, whose offset changed', async () => {
      const days = ['1955-09-10', '1990-01-01', '2024-02-29', '2024-03-01', '2025-06-01'];
      const steps = days.flatMap((day): Step[] => {
        const { startsAt, endsAt } = almatyDayOf(almatyMidnightMs(day));
        return [startsAt, endsAt - 1].map((epoch_ms) => ({ call: 'date', epoch_ms }));
      });
      const { results } = await playAtNobody(...steps);
      assert.deepEqual(
        results.map(({ value }) => value),
        days.flatMap((day) => [day, day]),
      );
    });
  });
}

test('the SDK repeats the same calls', async (t) => {
  for (const { what, step, answers, calls, code, waits = 0 } of repeatCases) {
    const { url, asked } = await scriptedServer(t, answers);
    const { qujat, waitsMs } = impatientClient(url, { timeoutMs: patienceFor(answers) * 1_000 });
    const failure = await callSdk(qujat, step).then(
      () => undefined,
      (error: QujatError) => error.code,
    );
    assert.equal(failure, code, what);
    assert.equal(asked.length, calls, what);
    assert.ok(
      waitsMs.every((ms) => ms >= waits * 1_000 && ms <= (waits + 8) * 1_000),
      `${what}: ${waitsMs}`,
    );
  }
});

async function callSdk(qujat: Qujat, step: Step): Promise<unknown> {
  switch (step.call) {
    case 'request':
      return qujat.requestDocument('identity_card', step);
    case 'resend':
      return qujat.resendOtp(sdkSession(step.session));
    case 'approve':
      return qujat.approveSession(sdkSession(step.session), { code: step.code, file: step.file ?? false });
    case 'generate':
      return qujat.generateFiles(sdkSession(step.session));
    default:
      return assert.fail(`${step.call} is no call of the table`);
  }
}

function sdkSession({ id, expires_at }: StoredSession): Session<'identity_card'> {
  return { id, documentType: 'identity_card', ...(expires_at && { expiresAt: expires_at }) };
}
