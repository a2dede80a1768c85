/** The simulated state over its own wire: signed messages in, signed answers out, and what the services say. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { createRsaSigner } from '../soap/rsa-signer.ts';
import { buildSendMessageRequest } from '../soap/send-message-request.ts';
import { otherKey } from '../soap/soap-test-setup.ts';
import { faultNames } from './simulator-faults.ts';
import { OTP_TTL_MS, type SimulatorUnderTest, startSimulator } from './simulator-test-setup.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const mcdb = (iin: string, phone: string): [string, string][] => [
  ['iin', iin],
  ['phone', phone],
];
const consent = (iin = IIN, type = 'IdentityCard'): [string, string][] => [
  ['uin', iin],
  ['company', 'Банк'],
  ['access_name', 'DIGITAL_DOCUMENTS_SERVICE'],
  ['personal_data_name', type],
  ['expiresIn', '1800000'],
  ['omit-sms', 'false'],
  ['ovt', 'true'],
];
const confirmation = (code: string, iin = IIN): [string, string][] => [
  ['uin', iin],
  ['otp', code],
];
const documentRequest = (token: string, publicKey: string, iin = IIN): [string, string][] => [
  ['iin', iin],
  ['documentType', 'IdentityCard'],
  ['kdpToken', token],
  ['publicKey', publicKey],
];

async function requested(state: SimulatorUnderTest) {
  const correlationId = randomUUID();
  const asked = await state.call('KDP_SERVICE', consent(), correlationId);
  assert.equal(asked.fields?.get('status'), 'SMS_SENT');
  const code = (await state.codeOf(PHONE)) ?? '';
  assert.match(code, /^\d{6}$/);
  return { correlationId, code, wrong: code === '000000' ? '000001' : '000000' };
}

async function confirmed(state: SimulatorUnderTest) {
  const { correlationId, code } = await requested(state);
  const { fields } = await state.call('KDP_SERVICE', confirmation(code), correlationId);
  assert.equal(fields?.get('status'), 'VALID');
  return { correlationId, token: fields?.get('code') ?? '', publicKey: fields?.get('public-key') ?? '' };
}

test('MCDB says whose phone it is, and fails for whom it shall fail', async (t) => {
  const state = await startSimulator(t);
  const statusOf = async (iin: string, phone: string) => {
    const { fields, fault } = await state.call('MCDB_SERVICE', mcdb(iin, phone));
    return fields?.get('status') ?? fault?.detail?.errorCode;
  };
  assert.equal(await statusOf(IIN, PHONE), 'FOUND');
  assert.equal(await statusOf(IIN, '77010000002'), 'PHONE_NOT_FOUND');
  const told: Record<string, string> = {
    profile_not_found: 'PERSON_NOT_FOUND',
    subject_not_found_in_mcdb: 'PHONE_NOT_FOUND',
    egov_unreachable: 'SE_UNREACHABLE',
    egov_unavailable: 'SE_UNAVAILABLE',
    egov_timeout: 'SE_TIMEOUT',
    government_service_error: 'SE_PROCESSOR',
  };
  for (const { iin, phone, situation } of sandboxPeople) {
    assert.equal(await statusOf(iin, phone), told[situation] ?? 'FOUND', situation);
  }
});

test('consent, code, token, document: and the same again for the same code', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, code } = await requested(state);
  const answers = [];
  for (let time = 0; time < 2; time += 1) {
    const { fields } = await state.call('KDP_SERVICE', confirmation(code), correlationId);
    const [token, publicKey] = [fields?.get('code') ?? '', fields?.get('public-key') ?? ''];
    const document = await state.call('DIGITAL_DOCUMENTS_SERVICE', documentRequest(token, publicKey), correlationId);
    assert.equal(document.fields?.get('status'), 'FOUND');
    assert.equal(document.fields?.get('isSample'), 'true');
    answers.push(document.fields);
  }
  assert.deepEqual(answers[0], answers[1]);
  const result = JSON.parse(answers[0]?.get('resultJson') ?? '') as { common: { docOwner: { iin: string } } };
  assert.equal(result.common.docOwner.iin, IIN);
  assert.deepEqual(Buffer.from(answers[0]?.get('facePhoto') ?? '', 'base64').subarray(0, 2), Buffer.from([0xff, 0xd8]));
});

test('a wrong code gives no token, and ten of them end the request', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, code, wrong } = await requested(state);
  const statuses = [];
  for (let time = 0; time < 11; time += 1) {
    const { fields } = await state.call('KDP_SERVICE', confirmation(wrong), correlationId);
    assert.equal(fields?.has('code'), false);
    statuses.push(fields?.get('status'));
  }
  assert.deepEqual(statuses, [...Array(10).fill('WRONG_CODE'), 'TOO_MANY_ATTEMPTS']);
  const late = await state.call('KDP_SERVICE', confirmation(code), correlationId);
  assert.equal(late.fields?.get('status'), 'TOO_MANY_ATTEMPTS');
});

test('a code that is too old is told as such, where it was the right one; after half an hour all is over', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, code, wrong } = await requested(state);
  state.advanceMs(OTP_TTL_MS);
  const statusOf = async (typed: string) =>
    (await state.call('KDP_SERVICE', confirmation(typed), correlationId)).fields?.get('status');
  assert.equal(await statusOf(code), 'CODE_EXPIRED');
  assert.equal(await statusOf(wrong), 'WRONG_CODE');
  state.advanceMs(1_800_000);
  assert.equal(await statusOf(code), 'REQUEST_EXPIRED');
});

test('asking again for the same request sends another code, and kills the one before', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, code } = await requested(state);
  await state.call('KDP_SERVICE', consent(), correlationId);
  const another = (await state.codeOf(PHONE)) ?? '';
  assert.notEqual(another, code);
  const statusOf = async (typed: string) =>
    (await state.call('KDP_SERVICE', confirmation(typed), correlationId)).fields?.get('status');
  assert.equal(await statusOf(code), 'WRONG_CODE');
  assert.equal(await statusOf(another), 'VALID');
});

test('the document goes only to the request, the person and the type that the citizen agreed to', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, token, publicKey } = await confirmed(state);
  const other = await confirmed(state);
  const service = 'DIGITAL_DOCUMENTS_SERVICE';
  const refused: [string, [string, string][], string?][] = [
    ['no token', documentRequest('', publicKey), correlationId],
    ['another token', documentRequest(other.token, publicKey), correlationId],
    ['another key', documentRequest(token, other.publicKey), correlationId],
    ['another request', documentRequest(token, publicKey), other.correlationId],
    ['an unknown request', documentRequest(token, publicKey)],
    ['another person', documentRequest(token, publicKey, '900101400013'), correlationId],
    [
      'another type',
      documentRequest(token, publicKey).map(([name, value]) => [name, name === 'documentType' ? 'Diploma' : value]),
      correlationId,
    ],
  ];
  for (const [what, data, id] of refused) {
    const { fields } = await state.call(service, data, id);
    assert.deepEqual([...(fields ?? [])], [['status', 'REQUEST_EXPIRED']], what);
  }
});

test('a missing document is asked for like any other, but no SMS comes', async (t) => {
  const state = await startSimulator(t);
  const { iin, phone } = sandboxPeople.find(({ situation }) => situation === 'document_missing') ?? {
    iin: '',
    phone: '',
  };
  const correlationId = randomUUID();
  const { fields } = await state.call('KDP_SERVICE', consent(iin), correlationId);
  assert.deepEqual([...(fields ?? [])], [['status', 'SMS_SENT']]);
  assert.equal(await state.codeOf(phone), undefined);
  const confirm = await state.call('KDP_SERVICE', confirmation('123456', iin), correlationId);
  assert.equal(confirm.fields?.get('status'), 'WRONG_CODE');
});

test('an answer names the message that it answers, and has a session of the bus', async (t) => {
  const state = await startSimulator(t);
  const { response, messageId } = await state.call('MCDB_SERVICE', mcdb(IIN, PHONE));
  assert.equal(response?.correlationId, messageId);
  assert.match(response?.sessionId ?? '', /^\{[0-9a-f-]{36}\}$/);
  assert.equal(response?.status.code, 'SCSS001');
});

test('messages that are not the gateway’s, or none at all, are refused with a signed fault', async (t) => {
  const state = await startSimulator(t);
  const { signal } = new AbortController();
  const content = buildSendMessageRequest({
    messageId: randomUUID(),
    correlationId: null,
    serviceId: 'MCDB_SERVICE',
    messageDateMs: 0,
    routeId: null,
    sender: { senderId: 'qujat', password: null },
    properties: [],
    sessionId: null,
    data: '<iin>1</iin>',
  });
  const strangers = await createRsaSigner(otherKey, randomUUID).sign(content, signal);
  const own = await createRsaSigner(state.gateway, randomUUID).sign(content, signal);
  const bad: [string, string, RegExp][] = [
    ['of another key', strangers, /SE_NOT_TRUSTED/],
    ['changed', own.replace('<iin>1</iin>', '<iin>2</iin>'), /SE_NOT_TRUSTED/],
    ['not XML', 'hello', /SVC_ERRFORMAT/],
    ['an entity', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${own}`, /SVC_ERRFORMAT/],
  ];
  for (const [what, xml, code] of bad) {
    const { status, text, contentType } = await state.post(xml);
    assert.deepEqual([status, contentType], [500, 'text/xml; charset=utf-8'], what);
    assert.match(text, code, what);
    assert.match(text, /<ds:SignatureValue>/, what);
  }
  const unknown = await state.call('ANOTHER_SERVICE', mcdb(IIN, PHONE));
  assert.equal(unknown.fault?.detail?.errorCode, 'SE_UNAVAILABLE');
});

test('chosen faults come as often as they were chosen, for their service alone', async (t) => {
  const state = await startSimulator(t);
  await state.choose('MCDB_SERVICE', { fault: 'fault_timeout', times: 2 });
  const codeOf = async () => {
    const { fault, fields } = await state.call('MCDB_SERVICE', mcdb(IIN, PHONE));
    return fault?.detail?.errorCode ?? fields?.get('status');
  };
  assert.equal((await state.call('KDP_SERVICE', consent())).fields?.get('status'), 'SMS_SENT');
  assert.deepEqual([await codeOf(), await codeOf(), await codeOf()], ['SE_TIMEOUT', 'SE_TIMEOUT', 'FOUND']);
});

test('every fault does what its name says', async (t) => {
  const state = await startSimulator(t);
  const outcomes: Record<string, string> = {};
  for (const fault of faultNames.filter((name) => name !== 'hang')) {
    await state.choose('*', { fault, times: 1 });
    const outcome = await state.call('MCDB_SERVICE', mcdb(IIN, PHONE)).then(
      ({ fault: found, response, messageId }) =>
        found?.detail?.errorCode ?? (response?.correlationId === messageId ? 'answered' : 'another message'),
      (error: Error) => error.name,
    );
    outcomes[fault] = outcome;
  }
  assert.deepEqual(outcomes, {
    reset: 'TypeError',
    http_500: 'MalformedMessageError',
    http_503: 'MalformedMessageError',
    half: 'TypeError',
    unsigned: 'UntrustedMessageError',
    tampered: 'UntrustedMessageError',
    foreign_key: 'UntrustedMessageError',
    other_message: 'another message',
    fault_format: 'SE_PROCESSOR',
    fault_unreachable: 'SE_UNREACHABLE',
    fault_unavailable: 'SE_UNAVAILABLE',
    fault_timeout: 'SE_TIMEOUT',
  });
});

test('a call that hangs is answered by nobody, and the simulator can still be closed', async (t) => {
  const state = await startSimulator(t);
  await state.choose('*', { fault: 'hang', times: 1 });
  const answer = state.call('MCDB_SERVICE', mcdb(IIN, PHONE)).then(
    () => 'answered',
    () => 'hung up',
  );
  const { address } = state;
  // Once the fault is used up, the call has arrived and hangs.
  for (;;) {
    const { chosen } = (await (await fetch(`${address}/faults/`)).json()) as { chosen: unknown[] };
    if (chosen.length === 0) break;
  }
  await state.simulator.close();
  assert.equal(await answer, 'hung up');
});

test('the log has the ids of message and session, and nothing of the person', async (t) => {
  const state = await startSimulator(t);
  const { correlationId, code } = await requested(state);
  await state.call('KDP_SERVICE', confirmation(code), correlationId);
  const text = state.logged.join('');
  assert.match(text, /"message_id":"[0-9a-f]{32}","state_session_id":"[0-9a-f]{32}","service":"KDP_SERVICE"/);
  assert.ok(![IIN, PHONE, 'the-password'].some((secret) => text.includes(secret)));
  // A time or an id may have the same six digits by chance.
  assert.doesNotMatch(text, new RegExp(`\\b${code}\\b`));
});
