/** The connector before a bus that answers as the test says: what goes over the wire, and what each answer means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, GatewayError } from '../../errors.ts';
import { writeEnvelope } from '../../soap/envelope.ts';
import { buildSendMessageFault } from '../../soap/send-message-fault.ts';
import type { CodeAnswer } from '../egov.ts';
import { wasNotAsked } from '../not-asked.ts';
import { type CodeMeaning, defaultMapping } from './mapping.ts';
import {
  answerText,
  type BusReply,
  connect,
  type Heard,
  nowMs,
  request,
  signal,
  startBus,
} from './smartbridge-test-setup.ts';

const resultJson = '{"common":{"docNumber":"1"},"serial":12345678901234567890,"пол":"Ер/Мужской"}';
const token = 'the-token-of-the-consent';
const publicKey = 'cHVibGljIGtleQ==';
const code = '123456';

/** As the state would, where all goes well. */
const usual = ({ serviceId, data }: Heard): BusReply => {
  if (serviceId === 'MCDB_SERVICE') return { fields: { status: 'FOUND' } };
  if (serviceId === 'DIGITAL_DOCUMENTS_SERVICE') return { fields: { status: 'FOUND', resultJson } };
  return 'otp' in data
    ? { fields: { status: 'VALID', code: token, 'public-key': publicKey } }
    : { fields: { status: 'SMS_SENT' } };
};

const at = (serviceId: string, reply: BusReply) => (heard: Heard) =>
  heard.serviceId === serviceId ? reply : usual(heard);

function refused(expected: ErrorCode, reason?: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof GatewayError, String(error));
    assert.equal(error.code, expected);
    if (reason !== undefined) assert.match(String(error.cause), reason);
    assert.doesNotMatch(
      `${error.message} ${error.cause}`,
      /900101300017|77010000001|123456|the-token|the-password|SECRET/,
    );
    return true;
  };
}

test('a request is a look-up in the MCDB and a consent, in this order', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const { egov } = connect(t, url);
  assert.deepEqual(await egov.requestDocument(request, signal), { stateReference: null });
  assert.deepEqual(
    heard.map(({ serviceId, data }) => [serviceId, data]),
    [
      ['MCDB_SERVICE', { iin: request.iin, phone: request.phone }],
      [
        'KDP_SERVICE',
        {
          uin: request.iin,
          company: 'Банк',
          company_bin: '123456789012',
          company_responsible: 'Ответственный',
          employee_name: 'Ответственный',
          access_name: 'DIGITAL_DOCUMENTS_SERVICE',
          personal_data_name: 'IdentityCard',
          expiresIn: '1800000',
          'omit-sms': 'false',
          ovt: 'true',
        },
      ],
    ],
  );
  for (const { correlationId, sender, headers } of heard) {
    assert.equal(correlationId, request.requestId);
    assert.deepEqual(sender, { senderId: 'qujat', password: 'the-password' });
    assert.equal(headers['soapaction'], '""');
    assert.equal(headers['content-type'], 'text/xml; charset=utf-8');
  }
  assert.equal(new Set(heard.map(({ messageId }) => messageId)).size, 2);
});

test('what the operator has not set is left out', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const { egov } = connect(t, url, { company: { bin: null, responsible: null } });
  await egov.resendOtp(request, signal);
  assert.deepEqual(Object.keys(heard[0]?.data ?? {}), [
    ...['uin', 'company', 'access_name', 'personal_data_name', 'expiresIn', 'omit-sms', 'ovt'],
  ]);
});

test('another code is another consent of the same request', async (t) => {
  const { url, heard } = await startBus(t, usual);
  await connect(t, url).egov.resendOtp(request, signal);
  assert.deepEqual(
    heard.map(({ serviceId, correlationId }) => [serviceId, correlationId]),
    [['KDP_SERVICE', request.requestId]],
  );
});

const fetched = [
  ['KDP_SERVICE', { uin: request.iin, otp: code }, {}],
  ['DIGITAL_DOCUMENTS_SERVICE', { iin: request.iin, documentType: 'IdentityCard', kdpToken: token, publicKey }, {}],
];

test('the code gives a token, the token the document, which goes through unharmed', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const answer = await connect(t, url).egov.fetchDocument(request, code, signal);
  assert.deepEqual(
    heard.map(({ serviceId, data, properties }) => [serviceId, data, properties]),
    fetched,
  );
  assert.equal(answer.outcome, 'document');
  const { document } = answer;
  assert.equal(JSON.stringify(document.resultJson), resultJson);
  assert.deepEqual(document.files, { pdf: null, image: null, qrcode: null, barcode: null });
  assert.deepEqual([document.facePhoto, document.extra, document.isSample], [null, null, false]);
});

test('files of the state come with the document', async (t) => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const { url } = await startBus(
    t,
    at('DIGITAL_DOCUMENTS_SERVICE', {
      fields: {
        status: 'FOUND',
        resultJson,
        documentPdf: `${base64('%PDF-1')}\n`,
        documentImage: base64('image'),
        facePhoto: base64('face'),
        qrcode: base64('qr'),
        barcode: '',
        isSample: 'false',
      },
    }),
  );
  const answer = await connect(t, url).egov.fetchDocument(request, code, signal);
  assert.equal(answer.outcome, 'document');
  const { files, facePhoto } = answer.document;
  assert.deepEqual(facePhoto, Buffer.from('face'));
  assert.deepEqual(files, {
    pdf: Buffer.from('%PDF-1'),
    image: Buffer.from('image'),
    qrcode: Buffer.from('qr'),
    barcode: null,
  });
});

test('a PDF as large as it may be comes through, a larger answer does not', async (t) => {
  const pdf = Buffer.alloc(19_500_000, '%PDF-1.7 ');
  const fields = { status: 'FOUND', resultJson, documentPdf: pdf.toString('base64') };
  const { url } = await startBus(t, at('DIGITAL_DOCUMENTS_SERVICE', { fields }));
  const answer = await connect(t, url, { maxFileBytes: pdf.length }).egov.fetchDocument(request, code, signal);
  assert.ok(answer.outcome === 'document' && answer.document.files?.pdf);
  assert.ok(pdf.equals(answer.document.files.pdf));
  const fetch = connect(t, url, { maxFileBytes: 10_000_000 }).egov.fetchDocument(request, code, signal);
  await assert.rejects(fetch, refused('government_service_error', /too large/));
});

test('the mapping says where the token goes', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const mapping = { ...defaultMapping, document: { ...defaultMapping.document, credentialsIn: 'properties' as const } };
  await connect(t, url, { mapping }).egov.fetchDocument(request, code, signal);
  assert.deepEqual(heard[1]?.data, { iin: request.iin, documentType: 'IdentityCard' });
  assert.deepEqual(heard[1]?.properties, { kdpToken: token, publicKey });
});

/** One code for each meaning, as request and as approve are answered. */
const meanings: Record<Exclude<CodeMeaning, 'success'>, [ErrorCode, ErrorCode | CodeAnswer]> = {
  profile_not_found: ['profile_not_found', 'profile_not_found'],
  subject_not_found_in_mcdb: ['subject_not_found_in_mcdb', 'subject_not_found_in_mcdb'],
  egov_unreachable: ['egov_unreachable', 'egov_unreachable'],
  egov_unavailable: ['egov_unavailable', 'egov_unavailable'],
  egov_timeout: ['egov_timeout', 'egov_timeout'],
  government_service_error: ['government_service_error', 'government_service_error'],
  wrong_code: ['government_service_error', { outcome: 'wrong_code' }],
  code_expired: ['government_service_error', { outcome: 'code_expired' }],
  already_received: ['government_service_error', { outcome: 'closed', because: 'already_received' }],
  request_expired: ['government_service_error', { outcome: 'closed', because: 'expired' }],
  too_many_attempts: ['government_service_error', { outcome: 'closed', because: 'too_many_attempts' }],
};

const faultOf = (errorCode: string, subCode?: string) => {
  const detail = { errorMessage: 'For 900101300017', errorData: 'SECRET', errorDateMs: nowMs, sessionId: null };
  const subError = subCode === undefined ? null : { ...detail, errorCode: subCode, subError: null };
  return buildSendMessageFault({
    faultCode: 'Server',
    faultString: 'For 900101300017',
    detail: { ...detail, errorCode, subError },
  });
};

for (const [meaning, [asked, approved]] of Object.entries(meanings)) {
  const [stateCode = ''] = Object.entries(defaultMapping.codes).find(([, means]) => means === meaning) ?? [];
  const ways: Record<string, BusReply> = {
    'the status of the payload': { fields: { status: stateCode } },
    'the status of the answer': { code: stateCode },
    'a signed fault': { status: 500, content: faultOf(stateCode) },
    'the inner error of a signed fault': { status: 500, content: faultOf('SE_OUTER', stateCode) },
    'a signed fault with status 200': { content: faultOf(stateCode) },
  };
  for (const [way, reply] of Object.entries(ways)) {
    test(`${stateCode} in ${way} means ${meaning}`, async (t) => {
      const { url } = await startBus(t, () => reply);
      const { egov } = connect(t, url);
      await assert.rejects(egov.requestDocument(request, signal), refused(asked));
      await assert.rejects(egov.resendOtp(request, signal), refused(asked));
      const approve = egov.fetchDocument(request, code, signal);
      if (typeof approved === 'string') await assert.rejects(approve, refused(approved));
      else assert.deepEqual(await approve, approved);
    });
  }
}

test('a fault without a signature can say that the state fails, and nothing of the citizen or the code', async (t) => {
  const told: ErrorCode[] = ['egov_unreachable', 'egov_unavailable', 'egov_timeout', 'government_service_error'];
  for (const [meaning] of Object.entries(meanings)) {
    const [stateCode = ''] = Object.entries(defaultMapping.codes).find(([, means]) => means === meaning) ?? [];
    const { url } = await startBus(t, () => ({ status: 500, text: writeEnvelope(faultOf(stateCode)) }));
    const { egov } = connect(t, url);
    const expected = told.find((each) => each === meaning) ?? 'government_service_error';
    await assert.rejects(egov.fetchDocument(request, code, signal), refused(expected));
    await assert.rejects(egov.requestDocument(request, signal), refused(expected));
  }
});

test('a fault never says that all is well', async (t) => {
  for (const reply of [{ content: faultOf('SCSS001') }, { status: 500, content: faultOf('SE_OUTER', 'SMS_SENT') }]) {
    const { url } = await startBus(t, () => reply);
    await assert.rejects(connect(t, url).egov.resendOtp(request, signal), refused('government_service_error', /fault/));
  }
});

test('a code that the mapping does not have is an error of the service, and nobody repeats it', async (t) => {
  for (const reply of [
    { fields: { status: 'SECRET' } },
    { code: 'SECRET' },
    { content: faultOf('SECRET'), status: 500 },
    { fields: { status: 'constructor' } },
    { fields: { status: '__proto__' } },
  ]) {
    const { url } = await startBus(t, () => reply);
    const { egov, reports } = connect(t, url);
    await assert.rejects(
      egov.fetchDocument(request, code, signal),
      refused('government_service_error', /code.*unknown/),
    );
    assert.doesNotMatch(JSON.stringify(reports), /SECRET/);
  }
});

test('an answer that was signed for another message is none, unless the mapping says that answers name nothing', async (t) => {
  const { url } = await startBus(t, (heard) => ({ ...usual(heard), answers: 'another-message' }));
  await assert.rejects(
    connect(t, url).egov.fetchDocument(request, code, signal),
    refused('government_service_error', /belongs to another message/),
  );
  const mapping = { ...defaultMapping, answerNames: 'neither' as const };
  assert.equal((await connect(t, url, { mapping }).egov.fetchDocument(request, code, signal)).outcome, 'document');
});

test('a signed answer that is played again is refused', async (t) => {
  let first: string | undefined;
  const { url } = await startBus(t, async (heard) => {
    first ??= await answerText(heard, usual(heard));
    return { text: first };
  });
  const { egov } = connect(t, url);
  await egov.resendOtp(request, signal);
  await assert.rejects(egov.resendOtp(request, signal), refused('government_service_error', /another message/));
});

const unfit: [string, BusReply, RegExp][] = [
  ['no document', { fields: { status: 'FOUND' } }, /not JSON|no document/],
  ['half of a document', { fields: { status: 'FOUND', resultJson: '{"SECRET":' } }, /not JSON/],
  ['a list', { fields: { status: 'FOUND', resultJson: '[1]' } }, /no document/],
  ['a null', { fields: { status: 'FOUND', resultJson: 'null' } }, /no document/],
  ['no status', { fields: { resultJson } }, /no status/],
  [
    'a billion laughs',
    { text: '<!DOCTYPE a [<!ENTITY b "SECRET"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>' },
    /document type/,
  ],
  [
    'a file of this machine',
    { text: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>' },
    /document type/,
  ],
  ['a depth without end', { text: '<a>'.repeat(100_000) }, /too deep/],
  ['no XML', { text: '{"SECRET": 1}' }, /not well-formed/],
  ['another XML', { text: '<html/>' }, /no Envelope/],
  ['a page', { text: '<html>', contentType: 'text/html' }, /content type/],
  ['a page with status 500', { text: '<html>', contentType: 'text/html', status: 500 }, /content type|status 500/],
  ['another charset', { text: '<a/>', contentType: 'text/xml; charset=windows-1251' }, /charset/],
  ['another status', { status: 404 }, /status 404/],
  ['a redirect', { status: 302 }, /status 302/],
  ['an answer without a signature', { text: writeEnvelope('<a/>') }, /not signed/],
];

for (const [what, reply, reason] of unfit) {
  test(`the service gives ${what}: an error of the service, and the log says why`, async (t) => {
    const { url } = await startBus(t, at('DIGITAL_DOCUMENTS_SERVICE', reply));
    const { egov } = connect(t, url);
    await assert.rejects(egov.fetchDocument(request, code, signal), refused('government_service_error', reason));
  });
}

test('a consent without a token or a key opens nothing', async (t) => {
  for (const fields of [{ code: token }, { 'public-key': publicKey }, { code: '', 'public-key': publicKey }]) {
    const { url, heard } = await startBus(t, at('KDP_SERVICE', { fields: { status: 'VALID', ...fields } }));
    const fetch = connect(t, url).egov.fetchDocument(request, code, signal);
    await assert.rejects(fetch, refused('government_service_error', /no token/));
    assert.equal(heard.length, 1);
  }
});

test('a type that the mapping does not have is not asked for', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const { diploma: _, ...documentTypes } = defaultMapping.documentTypes;
  const { egov } = connect(t, url, { mapping: { ...defaultMapping, documentTypes } });
  const diploma = { ...request, documentType: 'diploma' as const };
  const calls = [
    () => egov.requestDocument(diploma, signal),
    () => egov.resendOtp(diploma, signal),
    () => egov.fetchDocument(diploma, code, signal),
  ];
  for (const call of calls) {
    await assert.rejects(call(), (error) => refused('egov_unavailable', /diploma/)(error) && wasNotAsked(error));
  }
  assert.deepEqual(heard, []);
});

test('where nobody listens, the state was not asked; where it answered once, it may have been', async (t) => {
  const { egov } = connect(t, 'http://127.0.0.1:1/');
  for (const call of [() => egov.requestDocument(request, signal), () => egov.fetchDocument(request, code, signal)]) {
    await assert.rejects(call(), (error) => refused('egov_unreachable')(error) && wasNotAsked(error));
  }
});

test('each message is reported with its ids and its code, and with nothing of a person', async (t) => {
  const { url, heard } = await startBus(t, at('DIGITAL_DOCUMENTS_SERVICE', { status: 503 }));
  const { egov, reports } = connect(t, url);
  await egov.requestDocument(request, signal);
  await assert.rejects(egov.fetchDocument(request, code, signal), refused('egov_unavailable'));
  const sessionId = '{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}';
  const { requestId } = request;
  const ids = heard.map(({ messageId }) => messageId);
  assert.deepEqual(reports, [
    { service: 'mcdb', messageId: ids[0], requestId, sessionId, code: 'FOUND' },
    { service: 'consent', messageId: ids[1], requestId, sessionId, code: 'SMS_SENT' },
    { service: 'consent', messageId: ids[2], requestId, sessionId, code: 'VALID' },
    { service: 'document', messageId: ids[3], requestId, sessionId: null, code: 'egov_unavailable' },
  ]);
});

const looked: [string, CodeMeaning | 'unknown', boolean | ErrorCode][] = [
  ['FOUND', 'success', true],
  ['PERSON_NOT_FOUND', 'profile_not_found', false],
  ['PHONE_NOT_FOUND', 'subject_not_found_in_mcdb', false],
  ['SE_UNAVAILABLE', 'egov_unavailable', 'egov_unavailable'],
  ['SE_TIMEOUT', 'egov_timeout', 'egov_timeout'],
  ['WRONG_CODE', 'wrong_code', 'government_service_error'],
  ['NOBODY_KNOWS', 'unknown', 'government_service_error'],
];

for (const [status, meaning, expected] of looked) {
  test(`an MCDB check is one look-up; ${status} is ${meaning}: ${expected}`, async (t) => {
    const { url, heard } = await startBus(t, at('MCDB_SERVICE', { fields: { status } }));
    const { egov } = connect(t, url);
    const answer = egov.checkMcdb(request, signal);
    if (typeof expected === 'boolean') assert.deepEqual(await answer, { isVerified: expected });
    else await assert.rejects(answer, refused(expected));
    assert.deepEqual(
      heard.map(({ serviceId, correlationId, data }) => [serviceId, correlationId, data]),
      [['MCDB_SERVICE', request.requestId, { iin: request.iin, phone: request.phone }]],
    );
  });
}

test('a mapping that sends the MCDB no phone cannot check one: nothing is sent', async (t) => {
  const { url, heard } = await startBus(t, usual);
  const { request: fields, answer } = defaultMapping.mcdb;
  const mapping = { ...defaultMapping, mcdb: { request: { ...fields, phone: null }, answer } };
  const { egov } = connect(t, url, { mapping });
  await assert.rejects(egov.checkMcdb(request, signal), (error) => {
    return refused('mcdb_check_unsupported', /sends the MCDB no phone/)(error) && wasNotAsked(error);
  });
  assert.deepEqual(heard, []);
});
