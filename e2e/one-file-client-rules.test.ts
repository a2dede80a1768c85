/**
 * The clients of one file in `examples/`, in Python and PHP, under the same rules as the SDK, against a server that gives the
 * answers of a script.
 */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { almatyDayOf, almatyMidnightMs } from '../server/src/calendar/almaty-date.ts';
import { errorTable } from '../server/src/errors.ts';
import {
  driveClient,
  oneFileClients,
  type Step,
  type StoredSession,
  type ToldError,
  whyNot,
} from './one-file-clients/one-file-client.ts';
import { type ScriptedAnswer, startScriptedServer } from './one-file-clients/scripted-server.ts';

const API_KEY = 'qjt_test_keyOfTheseTests';
const IIN = '900101300017';
const PHONE = '77010000001';
const CODE = '271828';
const SESSION_ID = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
const ofHosted: StoredSession = { id: SESSION_ID };
const ofQujat: StoredSession = { id: SESSION_ID, expires_at: '2026-11-22T10:30:00.000Z' };

const request: Step = { call: 'request', document_type: 'identity_card', iin: IIN, phone: PHONE };
const resend: Step = { call: 'resend', session: ofQujat };
const approve = (session: StoredSession): Step => ({ call: 'approve', session, code: CODE, file: 'pdf' });

const opened: ScriptedAnswer = { status: 200, body: { backend_session_id: SESSION_ID } };
const delivered: ScriptedAnswer = {
  status: 200,
  body: { document_type: 'identity_card', result_json: { domain: {} } },
};
const after503 = (seconds: number): ScriptedAnswer => ({ status: 503, headers: { 'retry-after': `${seconds}` } });
const keyInUse: ScriptedAnswer = {
  status: 409,
  headers: { 'retry-after': '5' },
  body: { code: 'idempotency_key_in_use', detail: 'Idempotency-Key is in use', request_id: 'req_1' },
};

interface RepeatCase {
  what: string;
  step: Step;
  answers: ScriptedAnswer[];
  /** How many calls come. */
  calls: number;
  /** The code in the end; none if it succeeds. */
  code?: string;
  /** What each wait must at least be, in seconds. */
  waits?: number;
}

const repeatCases: RepeatCase[] = [
  { what: 'a request that is refused for a moment', step: request, answers: [after503(3), opened], calls: 2, waits: 3 },
  {
    what: 'a request that is always refused',
    step: request,
    answers: [after503(1)],
    calls: 3,
    code: 'service_unavailable',
  },
  {
    what: 'a wait of 21 seconds',
    step: request,
    answers: [after503(21), opened],
    calls: 1,
    code: 'service_unavailable',
  },
  {
    what: 'a refusal without Retry-After',
    step: request,
    answers: [{ status: 503 }],
    calls: 1,
    code: 'service_unavailable',
  },
  { what: 'a request whose answer is lost', step: request, answers: ['broken'], calls: 1, code: 'connection_failed' },
  { what: 'a request that nobody answers', step: request, answers: ['silent'], calls: 1, code: 'timed_out' },
  { what: 'a resend whose answer is lost', step: resend, answers: ['broken'], calls: 1, code: 'connection_failed' },
  { what: 'a resend that is refused for a moment', step: resend, answers: [after503(1), opened], calls: 2, waits: 1 },
  {
    what: "Qujat's approve whose answer is lost",
    step: approve(ofQujat),
    answers: ['broken', delivered],
    calls: 2,
    waits: 0.5,
  },
  {
    what: "Qujat's approve that nobody answers",
    step: approve(ofQujat),
    answers: ['silent', keyInUse, delivered],
    calls: 3,
  },
  {
    what: "Qujat's approve behind a proxy",
    step: approve(ofQujat),
    answers: [{ status: 502 }, { status: 504 }, delivered],
    calls: 3,
  },
  {
    what: "Qujat's approve with a wrong code",
    step: approve(ofQujat),
    answers: [{ status: 400 }],
    calls: 1,
    code: 'unknown_error',
  },
  {
    what: 'the hosted approve whose answer is lost',
    step: approve(ofHosted),
    answers: ['broken'],
    calls: 1,
    code: 'connection_failed',
  },
  {
    what: 'the hosted approve that nobody answers',
    step: approve(ofHosted),
    answers: ['silent'],
    calls: 1,
    code: 'timed_out',
  },
  {
    what: 'the hosted approve that is refused',
    step: approve(ofHosted),
    answers: [after503(1)],
    calls: 1,
    code: 'service_unavailable',
  },
  {
    what: 'the hosted approve behind a proxy',
    step: approve(ofHosted),
    answers: [{ status: 504 }],
    calls: 1,
    code: 'unknown_error',
  },
  {
    what: 'an answer that is no JSON',
    step: request,
    answers: [{ status: 200, body: '<p>Hello</p>' }],
    calls: 1,
    code: 'unexpected_reply',
  },
  {
    what: 'an answer without a session',
    step: request,
    answers: [{ status: 200, body: {} }],
    calls: 1,
    code: 'unexpected_reply',
  },
  {
    what: 'an answer without a document',
    step: approve(ofQujat),
    answers: [{ status: 200, body: {} }],
    calls: 1,
    code: 'unexpected_reply',
  },
  {
    what: 'a redirect',
    step: request,
    answers: [{ status: 302, headers: { location: '/elsewhere' } }],
    calls: 1,
    code: 'unexpected_reply',
  },
];

/** The specification's texts as they are, and as others write them. */
const specified = Object.entries(errorTable).filter(([, entry]) => 'specified' in entry);
const hostedTexts = specified.flatMap(([code, { detail }]) => [
  [code, { detail }],
  [code, { message: `${detail.replaceAll('`', '’').replace('CMDB', 'MCDB')}.` }],
]) as [string, object][];

for (const client of oneFileClients) {
  describe(`the client in ${client.name}`, { skip: whyNot(client) }, async () => {
    const driven = driveClient({ after }, client);
    const server = await startScriptedServer({ after });
    const play = (url: string, steps: Step[]) => driven.play({ url, apiKey: API_KEY, timeoutSeconds: 2 }, steps);

    const errorOf = async (step: Step, answer: ScriptedAnswer): Promise<ToldError> => {
      server.script(answer);
      const { results } = await play(server.url, [step]);
      return results[0]?.error ?? assert.fail('it succeeded');
    };

    test('repeats only where the citizen notices nothing, each time with the same body and key', async () => {
      for (const { what, step, answers, calls, code, waits = 0 } of repeatCases) {
        server.script(...answers);
        const { results, slept } = await play(server.url, [step]);
        assert.equal(results[0]?.error?.code, code, what);
        assert.equal(server.calls.length, calls, what);
        assert.equal(slept.length, calls - 1, what);
        assert.ok(
          slept.every((seconds) => seconds >= waits && seconds <= waits + 8),
          `${what}: ${slept}`,
        );
        assert.equal(new Set(server.calls.map(({ key, body }) => `${key} ${body}`)).size, 1, what);
        assert.equal(server.calls[0]?.key === undefined, step.call === 'resend', what);
      }
    });

    test('repeats what was never sent, even an approve of the hosted service', async () => {
      const { results, slept } = await play('http://127.0.0.1:1', [approve(ofHosted)]);
      assert.equal(results[0]?.error?.code, 'connection_failed');
      assert.equal(results[0]?.error?.was_sent, false);
      assert.equal(slept.length, 2);
    });

    test('has a new key for each call, and repeats a request once Qujat has answered', async () => {
      const told: ScriptedAnswer = { status: 200, body: { ...ofQujat, backend_session_id: SESSION_ID } };
      server.script(told, 'broken', told);
      const { results } = await play(server.url, [request, request]);
      assert.ok(results.every(({ error }) => error === undefined));
      const keys = server.calls.map(({ key }) => key);
      assert.deepEqual([keys[1] === keys[2], keys[0] === keys[1]], [true, false]);
    });

    test('tells the code of each text of the specification, which is all that the hosted service sends', async () => {
      for (const [code, body] of hostedTexts) {
        const error = await errorOf(request, { status: 400, body });
        assert.equal(error.code, code, JSON.stringify(body));
      }
      const page = await errorOf(request, { status: 500, body: '<h1>Server Error</h1>' });
      assert.deepEqual([page.code, page.status], ['unknown_error', 500]);
    });

    test('tells all that the body of an error has', async () => {
      const told = { detail: 'Invalid OTP code', message: 'The OTP code is wrong.', code: 'invalid_otp_code' };
      const body = { ...told, attempts_left: 4, errors: [{ field: 'code', message: 'is wrong' }], request_id: 'req_1' };
      const error = await errorOf(approve(ofQujat), { status: 400, body, headers: { 'retry-after': '30' } });
      const { text, ...facts } = error;
      assert.deepEqual(facts, {
        ...{ ...told, status: 400, was_sent: true, request_id: 'req_1', retry_after: 30, attempts_left: 4 },
        fields: [{ field: 'code', message: 'is wrong' }],
      });
      assert.match(text, /^invalid_otp_code \(400\): The OTP code is wrong\. \[req_1\]/);
    });

    test('shows no key, IIN, phone, code or session id, even where the other side repeats them', async () => {
      const echo = `${IIN} +7 (701) 000-00-01 ${CODE}`;
      const repeating: ScriptedAnswer = {
        status: 400,
        body: { detail: echo, message: echo, errors: [{ field: 'iin', message: echo }] },
      };
      server.script(opened, delivered, repeating);
      const seen = await play(server.url, [request, approve(ofQujat), approve(ofQujat), request]);
      const broken = await play('http://127.0.0.1:1', [request, approve(ofQujat)]);
      const told = seen.results.map(({ error }) => JSON.stringify(error ?? ''));
      for (const text of [seen.shown, broken.shown, ...told]) {
        for (const secret of [API_KEY, IIN, PHONE, '000-00-01', CODE, SESSION_ID])
          assert.ok(!text.includes(secret), text);
      }
    });

    test('keeps the day of Almaty, whose offset changed', async () => {
      const days = ['1955-09-10', '1990-01-01', '2024-02-29', '2024-03-01', '2025-06-01'];
      const steps = days.flatMap((day): Step[] => {
        const { startsAt, endsAt } = almatyDayOf(almatyMidnightMs(day));
        return [startsAt, endsAt - 1].map((epoch_ms) => ({ call: 'date', epoch_ms }));
      });
      const { results } = await play(server.url, steps);
      assert.deepEqual(
        results.map(({ value }) => value),
        days.flatMap((day) => [day, day]),
      );
    });
  });
}
