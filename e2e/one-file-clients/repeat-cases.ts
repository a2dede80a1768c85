/** Of which call which failure is repeated, and what a citizen and an organisation of these tests send. */
import type { Answer } from '../../sdk/src/scripted-server.ts';
import type { Step, StoredSession } from './one-file-client.ts';

export const API_KEY = 'qjt_test_keyOfTheseTests';
export const IIN = '900101300017';
export const PHONE = '77010000001';
export const CODE = '271828';
export const SESSION_ID = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
export const ofHosted: StoredSession = { id: SESSION_ID };
export const ofQujat: StoredSession = { id: SESSION_ID, expires_at: '2026-11-22T10:30:00.000Z' };

export const request: Step = { call: 'request', document_type: 'identity_card', iin: IIN, phone: PHONE };
const resend: Step = { call: 'resend', session: ofQujat };
const reply = { document_type: 'identity_card', result_json: { domain: {} }, file_status: 'pending' };
export const generate = { call: 'generate', session: ofQujat, reply } as const satisfies Step;
export const approve = (session: StoredSession): Step => ({ call: 'approve', session, code: CODE, file: 'pdf' });

export const opened: Answer = { status: 200, body: { backend_session_id: SESSION_ID } };
export const delivered: Answer = {
  status: 200,
  body: { document_type: 'identity_card', result_json: { domain: {} } },
};
export const filed: Answer = { body: { document_pdf: 'JVBE\nRi0=', document_image: null } };
export const lost: Answer = { instead: 'lost' };
const never: Answer = { instead: 'never' };
const after503 = (seconds: number): Answer => ({ status: 503, headers: { 'retry-after': `${seconds}` } });
const keyInUse: Answer = {
  status: 409,
  headers: { 'retry-after': '5' },
  body: { code: 'idempotency_key_in_use', detail: 'Idempotency-Key is in use', request_id: 'req_1' },
};

interface RepeatCase {
  what: string;
  step: Step;
  answers: Answer[];
  /** How many calls come. */
  calls: number;
  /** The code in the end; none if it succeeds. */
  code?: string;
  /** What each wait must at least be, in seconds. */
  waits?: number;
}

export const repeatCases: RepeatCase[] = [
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
  { what: 'a request whose answer is lost', step: request, answers: [lost], calls: 1, code: 'connection_failed' },
  { what: 'a request that nobody answers', step: request, answers: [never], calls: 1, code: 'timed_out' },
  { what: 'a resend whose answer is lost', step: resend, answers: [lost], calls: 1, code: 'connection_failed' },
  { what: 'a resend that is refused for a moment', step: resend, answers: [after503(1), opened], calls: 2, waits: 1 },
  { what: 'a pending file whose answer is lost', step: generate, answers: [lost, filed], calls: 2 },
  {
    what: "Qujat's approve whose answer is lost",
    step: approve(ofQujat),
    answers: [lost, delivered],
    calls: 2,
    waits: 0.5,
  },
  {
    what: "Qujat's approve that nobody answers",
    step: approve(ofQujat),
    answers: [never, keyInUse, delivered],
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
    answers: [lost],
    calls: 1,
    code: 'connection_failed',
  },
  {
    what: 'the hosted approve that nobody answers',
    step: approve(ofHosted),
    answers: [never],
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
    what: 'an answer without a file',
    step: generate,
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
