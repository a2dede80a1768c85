/** The relay before an upstream that speaks the Backend API in its own way: real HTTP, answers as the test gives them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorCode } from '../../errors.ts';
import type { CodeAnswer } from '../egov.ts';
import { isRefusal } from '../refusal.ts';
import {
  API,
  API_KEY,
  approve,
  asked,
  CHECK,
  delivered,
  documentOf,
  GENERATE,
  opened,
  pdf,
  type Reply,
  refused,
  request,
  resultJson,
  signal,
  startUpstream,
} from './relay-test-setup.ts';

test('a request carries our key, and the upstream’s session is the reference', async (t) => {
  const { egov, heard } = await startUpstream(t, {
    [asked]: { status: 201, json: { backend_session_id: 'abc', extra_field: 1 } },
  });
  assert.deepEqual(await egov.requestDocument(request, signal), { stateReference: 'abc' });
  assert.deepEqual(heard[0]?.body, { api_key: API_KEY, iin: request.iin, phone: request.phone });
});

test('the document goes through unharmed, whatever its shape', async (t) => {
  const text = `{"document_type":"identity_card","result_json":{"common":{"docNumber":"1"},"serial":12345678901234567890},"face_photo":"data:image/jpeg;base64,/9j_\\n/w","qrcode":"","barcode":17,"document_image":null,"document_pdf":"${pdf.toString('base64')}","extra":{"date_of_birth":"1990-01-01","date_of_issue":5},"balance":3}`;
  const { egov } = await startUpstream(t, { [approve]: { text, headers: { 'content-type': 'application/json' } } });
  const document = documentOf(await egov.fetchDocument(opened, '123456', signal));
  assert.equal(JSON.stringify(document.resultJson), '{"common":{"docNumber":"1"},"serial":12345678901234567890}');
  assert.deepEqual(document.facePhoto, Buffer.from('/9j//w', 'base64'));
  assert.deepEqual(document.files, { pdf, image: null, qrcode: null, barcode: null });
  assert.deepEqual(document.extra, { date_of_birth: '1990-01-01', date_of_issue: null, date_of_expire: null });
  assert.equal(document.isSample, false);
});

test('dates of `extra` are read in any form, and its further fields go through', async (t) => {
  const extra = {
    date_of_birth: '1990-01-01T00:00:00',
    date_of_issue: '2025-05-31T19:00:00Z',
    date_of_expire: '17.07.2032',
  };
  const other = { date_of_birth: 631130400000, date_of_issue: [2025, 6, 1], date_of_expire: 2032 };
  const further = { citizenship: 'KAZ', place: { code: 12345 } };
  const { egov } = await startUpstream(t, { [approve]: { json: { ...delivered, extra: { ...extra, ...further } } } });
  assert.deepEqual(documentOf(await egov.fetchDocument(opened, '123456', signal)).extra, {
    date_of_birth: '1990-01-01',
    date_of_issue: '2025-06-01',
    date_of_expire: '2032-07-17',
    ...further,
  });
  const { egov: another } = await startUpstream(t, { [approve]: { json: { ...delivered, extra: other } } });
  assert.deepEqual(documentOf(await another.fetchDocument(opened, '123456', signal)).extra, {
    date_of_birth: '1990-01-01',
    date_of_issue: '2025-06-01',
    date_of_expire: null,
  });
});

test('the document is found in a list of one, and its data in a text or a list of one', async (t) => {
  const text = JSON.stringify(resultJson);
  for (const body of [
    [delivered],
    { data: [delivered] },
    ...[text, [resultJson], `[${text}]`].map((given) => ({ ...delivered, result_json: given })),
  ]) {
    const { egov } = await startUpstream(t, { [approve]: { json: body } });
    const document = documentOf(await egov.fetchDocument(opened, '123456', signal));
    assert.deepEqual(document.resultJson, resultJson, JSON.stringify(body));
  }
  for (const given of ['no JSON', '"text"', '[1, 2]', [], [resultJson, resultJson]]) {
    const { egov } = await startUpstream(t, { [approve]: { json: { ...delivered, result_json: given } } });
    await assert.rejects(egov.fetchDocument(opened, '123456', signal), JSON.stringify(given));
  }
});

test('a type is known by any spelling, and only another type of ours is refused', async (t) => {
  for (const spelling of [
    'IDENTITY_CARD',
    'IdentityCard',
    'identity-card',
    'Identity Card',
    'ID',
    null,
    7,
    undefined,
  ]) {
    const { egov } = await startUpstream(t, { [approve]: { json: { ...delivered, document_type: spelling } } });
    assert.equal(
      documentOf(await egov.fetchDocument(opened, '123456', signal)).documentType,
      'identity_card',
      String(spelling),
    );
  }
  for (const another of ['diploma', 'DriverLicense', 'BIRTH-CERTIFICATE']) {
    const { egov } = await startUpstream(t, { [approve]: { json: { ...delivered, document_type: another } } });
    await assert.rejects(egov.fetchDocument(opened, '123456', signal), another);
  }
});

test('each code has one key of its own, which tells nothing, and asks for the same each time', async (t) => {
  const { egov, heard } = await startUpstream(t, { [approve]: { json: delivered } });
  for (const code of ['123456', '123456', '654321']) await egov.fetchDocument(opened, code, signal);
  const [first, again, other] = heard.map(({ headers }) => String(headers['idempotency-key']));
  assert.equal(first, again);
  assert.notEqual(first, other);
  assert.match(first ?? '', /^[0-9a-f]{64}$/);
  assert.deepEqual(heard[0]?.body, {
    backend_session_id: opened.stateReference,
    code: '123456',
    file: true,
    file_type: 'pdf',
  });
});

const told: [string, Reply, ErrorCode][] = [
  [
    'the specification’s text',
    { status: 404, json: { detail: 'Subject not found in CMDB' } },
    'subject_not_found_in_mcdb',
  ],
  [
    'MCDB, in message only',
    { status: 404, json: { message: 'Subject not found in MCDB.' } },
    'subject_not_found_in_mcdb',
  ],
  ['a list of texts', { status: 404, json: { detail: ['Profile is not found'] } }, 'profile_not_found'],
  ['a back-tick', { status: 503, json: { detail: 'Can`t connect to e-document service' } }, 'egov_unreachable'],
  ['an apostrophe', { status: 503, json: { detail: "Can't connect to e-document service" } }, 'egov_unreachable'],
  [
    'a curly apostrophe',
    { status: 503, json: { message: 'Can’t connect to e-document service!' } },
    'egov_unreachable',
  ],
  [
    'other spaces and case',
    { status: 503, json: { detail: 'EDocument  service\nis NOT available now' } },
    'egov_unavailable',
  ],
  ['a time-out', { status: 504, json: { detail: 'Could not send request to e-document service' } }, 'egov_timeout'],
  ['another status', { status: 400, json: { detail: 'Government service error' } }, 'government_service_error'],
  ['status 200 with an error in it', { json: { detail: 'Profile is not found' } }, 'profile_not_found'],
  [
    'a code that says more than the text',
    { status: 404, json: { code: 'profile_not_found', detail: 'Жоқ' } },
    'profile_not_found',
  ],
  ['an IIN that is none to the upstream', { status: 400, json: { detail: 'Invalid IIN' } }, 'profile_not_found'],
];

for (const [what, reply, code] of told) {
  test(`${what}: told as ${code}`, async (t) => {
    const { egov } = await startUpstream(t, { [asked]: reply, [approve]: reply });
    await assert.rejects(egov.requestDocument(request, signal), refused(code));
    await assert.rejects(egov.fetchDocument(opened, '123456', signal), refused(code));
  });
}

const ours: [string, Reply, ErrorCode, RegExp][] = [
  [
    'our key is refused',
    { status: 401, json: { detail: 'Invalid API key' } },
    'egov_unavailable',
    /QUJAT_RELAY_API_KEY/,
  ],
  [
    'our key is refused by a page',
    { status: 403, text: '<h1>Forbidden</h1>' },
    'egov_unavailable',
    /QUJAT_RELAY_API_KEY/,
  ],
  [
    'our subscription has expired',
    { status: 400, json: { detail: 'Client does not have access to E-Document technology' } },
    'egov_unavailable',
    /subscription/,
  ],
  [
    'we have none',
    { status: 400, json: { detail: 'Client does not have subscription' } },
    'egov_unavailable',
    /subscription/,
  ],
  [
    'we ask too often',
    { status: 429, json: { detail: 'Request was throttled.' } },
    'egov_unavailable',
    /limits the rate/,
  ],
  ['nothing at the address', { status: 404, text: '<h1>Not Found</h1>' }, 'egov_unavailable', /QUJAT_RELAY_URL/],
  [
    'a redirect',
    { status: 301, text: '', headers: { location: 'https://example.com/' } },
    'government_service_error',
    /status 301/,
  ],
  ['a page of an error', { status: 500, text: '<html>900101300017' }, 'government_service_error', /status 500/],
  ['a page of a proxy', { status: 502, text: '<html>' }, 'egov_unavailable', /status 502/],
  ['a page of a slow proxy', { status: 504, text: '<html>' }, 'egov_timeout', /status 504/],
  ['a page of success', { text: '<html>welcome' }, 'government_service_error', /./],
  [
    'an unknown refusal',
    { status: 400, json: { detail: 'For 900101300017: no' } },
    'government_service_error',
    /status 400/,
  ],
  [
    'half of JSON',
    { text: '{"result_json": {', headers: { 'content-type': 'application/json' } },
    'government_service_error',
    /not JSON/,
  ],
  ['a list', { json: [1] }, 'government_service_error', /./],
  ['a document of another type', { json: { ...delivered, document_type: 'diploma' } }, 'government_service_error', /./],
];

const isOurs = ({ status = 200 }: Reply) => status >= 400 && status < 500;

test('an upstream that refuses us does not open the circuit breaker: it works', async (t) => {
  for (const [what, reply] of ours) {
    const { egov } = await startUpstream(t, { [asked]: reply, [approve]: reply });
    const calls = [egov.requestDocument(request, signal), egov.fetchDocument(opened, '123456', signal)];
    for (const call of calls) await assert.rejects(call, (error) => isRefusal(error) === isOurs(reply), what);
  }
});

for (const [what, reply, code, reason] of ours) {
  test(`${what}: the client is told ${code}, the log why`, async (t) => {
    const { egov, heard } = await startUpstream(t, { [asked]: reply, [approve]: reply });
    await assert.rejects(egov.requestDocument(request, signal), refused(code, reason));
    await assert.rejects(egov.fetchDocument(opened, '123456', signal), refused(code, reason));
    assert.equal(heard.length, 2);
  });
}

const answers: [string, Reply, CodeAnswer][] = [
  [
    'another Qujat',
    { status: 400, json: { code: 'invalid_otp_code', detail: 'Invalid OTP code' } },
    { outcome: 'wrong_code' },
  ],
  ['a service that says it with text', { status: 400, json: { message: 'Incorrect code' } }, { outcome: 'wrong_code' }],
  ['a code that is too old', { status: 400, json: { detail: 'OTP code has expired' } }, { outcome: 'code_expired' }],
  [
    'another Qujat that delivered for another code',
    { json: { code: 'document_already_received' }, status: 400 },
    { outcome: 'wrong_code' },
  ],
  [
    'already received',
    { status: 400, json: { detail: 'EDocument for this session has already been received' } },
    { outcome: 'closed', because: 'already_received' },
  ],
  [
    'a session that is over',
    { status: 400, json: { code: 'session_expired' } },
    { outcome: 'closed', because: 'expired' },
  ],
  [
    'a session that it forgot',
    { status: 400, json: { detail: 'You have not sent a request for access to an e-document' } },
    { outcome: 'closed', because: 'expired' },
  ],
  [
    'too many attempts',
    { status: 429, json: { code: 'too_many_attempts' } },
    { outcome: 'closed', because: 'too_many_attempts' },
  ],
];

for (const [what, reply, answer] of answers) {
  test(`${what}: ${Object.values(answer).join(', ')}`, async (t) => {
    const { egov } = await startUpstream(t, { [approve]: reply });
    assert.deepEqual(await egov.fetchDocument(opened, '123456', signal), answer);
  });
}

const checks: [string, Reply, boolean | ErrorCode][] = [
  ['the phone is theirs', { json: { is_verified: true } }, true],
  ['it is not', { json: { is_verified: false } }, false],
  ['it says so in a wrapper and in camel case', { json: { data: { isVerified: true } } }, true],
  ['it says so as the specification does', { status: 404, json: { detail: 'Subject not found in CMDB' } }, false],
  ['the person is unknown', { status: 404, json: { detail: 'Profile is not found' } }, false],
  ['it refuses our IIN', { status: 400, json: { iin: ['Invalid IIN'] } }, false],
  ['it has no such address', { status: 404, text: '<h1>Not Found</h1>' }, 'mcdb_check_unsupported'],
  [
    'it names the address',
    { status: 404, json: { message: `Route POST:${CHECK} not found` } },
    'mcdb_check_unsupported',
  ],
  ['it takes no POST there', { status: 405, json: { detail: 'Method "POST" not allowed.' } }, 'mcdb_check_unsupported'],
  [
    'another Qujat has nobody to ask',
    { status: 503, json: { code: 'mcdb_check_unsupported' } },
    'mcdb_check_unsupported',
  ],
  ['our plan lacks it', { status: 400, json: { code: 'technology_not_accessible' } }, 'mcdb_check_unsupported'],
  [
    'its state is down',
    { status: 503, json: { detail: 'EDocument service is not available now' } },
    'egov_unavailable',
  ],
  ['our key is wrong', { status: 401, json: { code: 'invalid_api_key' } }, 'egov_unavailable'],
  ['it says neither', { json: { is_verified: null } }, 'government_service_error'],
  ['it says it as a text', { json: { is_verified: 'false' } }, 'government_service_error'],
];

for (const [what, reply, expected] of checks) {
  test(`an MCDB check where ${what}: ${expected}`, async (t) => {
    const { egov, heard } = await startUpstream(t, { [CHECK]: reply });
    const answer = egov.checkMcdb(request, signal);
    if (typeof expected === 'boolean') assert.deepEqual(await answer, { isVerified: expected });
    else await assert.rejects(answer, refused(expected, /./));
    assert.deepEqual(heard[0]?.body, { api_key: API_KEY, iin: request.iin, phone: request.phone });
  });
}

test('while the upstream is still at work on the call before, the state is late', async (t) => {
  const busy = { status: 400, json: { detail: 'You have already requested a document for this session' } };
  const { egov } = await startUpstream(t, { [approve]: busy });
  await assert.rejects(egov.fetchDocument(opened, '123456', signal), refused('egov_timeout', /still at work/));
});

for (const headers of [
  { 'content-type': 'text/plain' },
  { 'content-type': 'text/json' },
  { 'content-type': 'application/hal+json' },
  { 'content-type': 'application/json; charset=windows-1251' },
  { 'content-type': '' },
]) {
  test(`JSON is JSON under the media type "${headers['content-type']}"`, async (t) => {
    const text = JSON.stringify({ data: { ...delivered, face_photo: undefined, facePhoto: 'AAAA' } });
    const { egov } = await startUpstream(t, {
      [asked]: { text: '{"data": {"backendSessionId": "abc"}}', headers },
      [approve]: { text: `\ufeff${text}`, headers },
    });
    assert.deepEqual(await egov.requestDocument(request, signal), { stateReference: 'abc' });
    const document = documentOf(await egov.fetchDocument(opened, '123456', signal));
    assert.deepEqual([document.resultJson, document.files?.pdf], [resultJson, pdf]);
    assert.deepEqual(document.facePhoto, Buffer.from([0, 0, 0]));
  });
}

test('a bare text is understood, a page is not read', async (t) => {
  const replies: Record<string, Reply> = {};
  const { egov } = await startUpstream(t, replies);
  for (const type of ['text/plain', 'application/json', 'text/html']) {
    replies[approve] = { status: 400, text: 'Invalid OTP', headers: { 'content-type': type } };
    assert.deepEqual(await egov.fetchDocument(opened, '123456', signal), { outcome: 'wrong_code' });
  }
  replies[approve] = { status: 400, text: '<h1>Invalid OTP', headers: { 'content-type': 'text/html' } };
  await assert.rejects(egov.fetchDocument(opened, '123456', signal), refused('government_service_error', /status 400/));
});

for (const body of [{ backendSessionId: 'abc' }, { result: { data: { backend_session_id: 'abc' } } }]) {
  test(`the session in ${JSON.stringify(body)} is found`, async (t) => {
    const { egov } = await startUpstream(t, { [asked]: { json: body } });
    assert.deepEqual(await egov.requestDocument(request, signal), { stateReference: 'abc' });
  });
}

test('a session that another connector opened is over', async (t) => {
  const { egov, heard } = await startUpstream(t, {});
  const answer = await egov.fetchDocument({ ...opened, stateReference: null }, '123456', signal);
  assert.deepEqual([answer, heard], [{ outcome: 'closed', because: 'expired' }, []]);
});

test('an upstream that knows resend keeps its session', async (t) => {
  const { egov, heard } = await startUpstream(t, {
    [`${API}/resend/`]: { json: { backend_session_id: opened.stateReference } },
  });
  assert.deepEqual(await egov.resendOtp(opened, signal), { stateReference: opened.stateReference });
  assert.deepEqual(
    heard.map(({ body }) => body),
    [{ backend_session_id: opened.stateReference }],
  );
});

for (const [what, reply] of [
  ['that has no resend', { status: 404, text: '<h1>Not Found</h1>' }],
  ['whose session is over', { status: 400, json: { detail: 'Session has expired' } }],
  ['that has delivered, while the answer was lost', { status: 400, json: { code: 'document_already_received' } }],
] as [string, Reply][]) {
  test(`an upstream ${what} is asked anew, and names a new session`, async (t) => {
    const replies = { [`${API}/resend/`]: reply, [asked]: { json: { backend_session_id: 'new' } } };
    const { egov } = await startUpstream(t, replies);
    assert.deepEqual(await egov.resendOtp(opened, signal), { stateReference: 'new' });
  });
}

test('an answer to resend that names no session is none', async (t) => {
  const { egov } = await startUpstream(t, { [`${API}/resend/`]: { json: {} } });
  await assert.rejects(egov.resendOtp(opened, signal), refused('government_service_error', /status 200/));
});

test('an upstream that will send no more codes yet is not asked anew', async (t) => {
  const replies = { [`${API}/resend/`]: { status: 429, json: { code: 'resend_too_early' } } };
  const { egov, heard } = await startUpstream(t, replies);
  await assert.rejects(egov.resendOtp(opened, signal), refused('egov_unavailable', /rate/));
  assert.equal(heard.length, 1);
});

const withoutFiles = {
  document_type: 'identity_card',
  result_json: resultJson,
  document_pdf: '',
  document_image: null,
};

test('files that were not ready are generated', async (t) => {
  const { egov, heard } = await startUpstream(t, {
    [approve]: { json: withoutFiles },
    [GENERATE]: { json: { document_pdf: pdf.toString('base64') } },
  });
  const { files } = documentOf(await egov.fetchDocument(opened, '123456', signal));
  assert.deepEqual(files?.pdf, pdf);
  assert.deepEqual(heard[1]?.body, { session_id: opened.stateReference, api_key: API_KEY });
});

test('files that cannot be generated do not cost the document', async (t) => {
  const { egov } = await startUpstream(t, { [approve]: { json: withoutFiles } });
  const document = documentOf(await egov.fetchDocument(opened, '123456', signal));
  assert.deepEqual(document.files, { pdf: null, image: null, qrcode: null, barcode: null });
  assert.deepEqual(document.resultJson, resultJson);
});

test('nor does an upstream that hangs while it generates them', async (t) => {
  const replies = { [approve]: { json: withoutFiles }, [GENERATE]: 'hang' as const };
  const { egov } = await startUpstream(t, replies, { timeoutMs: 2_100 });
  assert.deepEqual(documentOf(await egov.fetchDocument(opened, '123456', signal)).resultJson, resultJson);
});

test('where the time is nearly over, they are not even asked for', async (t) => {
  let nowMs = 0;
  const monotonicMs = () => {
    nowMs += 19_000;
    return nowMs;
  };
  const { egov, heard } = await startUpstream(t, { [approve]: { json: withoutFiles } }, { monotonicMs });
  documentOf(await egov.fetchDocument(opened, '123456', signal));
  assert.equal(heard.length, 1);
});
