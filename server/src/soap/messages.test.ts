/** The messages of SyncChannel v10, to the letter: namespaces, order, what may be left out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf, readEnvelope, writeEnvelope } from './envelope.ts';
import { readFields, writeFields } from './fields.ts';
import { parseXml } from './parse-xml.ts';
import { buildSendMessageFault, readSendMessageFault, type SendMessageFault } from './send-message-fault.ts';
import { buildSendMessageRequest, readSendMessageRequest } from './send-message-request.ts';
import {
  buildSendMessageResponse,
  readSendMessageResponse,
  type SendMessageResponse,
} from './send-message-response.ts';
import { nowMs, request } from './soap-test-setup.ts';
import { textElement } from './write-xml.ts';
import { MalformedMessageError } from './xml-element.ts';

const bare = {
  ...request,
  correlationId: null,
  sessionId: null,
  properties: [],
  sender: { senderId: 'a', password: null },
};

const response: SendMessageResponse<string> = {
  messageId: 'answer-1',
  correlationId: request.messageId,
  responseDateMs: nowMs,
  status: { code: 'SCSS001', message: 'Message has been processed successfully' },
  sessionId: '{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}',
  data: writeFields([['status', 'FOUND']]),
};

const detail = {
  errorCode: 'SE_PROCESSOR',
  errorMessage: 'failed',
  errorData: 'x',
  errorDateMs: nowMs,
  subError: {
    errorCode: 'DEEP',
    errorMessage: '',
    errorData: null,
    errorDateMs: nowMs,
    subError: null,
    sessionId: null,
  },
  sessionId: '{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}',
};
const fault: SendMessageFault = { faultCode: 'Server', faultString: 'failed', detail };

const contentIn = (content: string) => contentOf(readEnvelope(parseXml(writeEnvelope(content))).body);

test('a request has the elements of the channel, in their order, all but the first unqualified', () => {
  assert.equal(
    writeEnvelope(buildSendMessageRequest(request)),
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header></soap:Header><soap:Body>' +
      '<typ:SendMessage xmlns:typ="http://bip.bee.kz/SyncChannel/v10/Types"><request><requestInfo>' +
      '<messageId>8f3d2c1b-0a9e-4f8d-b7c6-5a4b3c2d1e0f</messageId>' +
      '<correlationId>3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b</correlationId><serviceId>MCDB_SERVICE</serviceId>' +
      '<messageDate>2026-01-15T09:30:00.000Z</messageDate><sender><senderId>qujat</senderId><password>secret</password>' +
      '</sender><properties><key>a</key><value>b</value></properties>' +
      '<sessionId>{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}</sessionId></requestInfo>' +
      '<requestData><data><iin>ә&lt;&amp;&gt;"</iin></data></requestData></request></typ:SendMessage>' +
      '</soap:Body></soap:Envelope>',
  );
});

test('each message is read as it was built, with and without what may be left out', () => {
  for (const message of [request, bare]) {
    const { data, ...fields } = readSendMessageRequest(contentIn(buildSendMessageRequest(message)));
    const { data: _, ...expected } = message;
    assert.deepEqual(fields, expected);
    assert.deepEqual([...readFields(data)], [['iin', 'ә<&>"']]);
  }
  for (const message of [response, { ...response, correlationId: null, sessionId: null }]) {
    const { data, ...fields } = readSendMessageResponse(contentIn(buildSendMessageResponse(message)));
    const { data: _, ...expected } = message;
    assert.deepEqual(fields, expected);
    assert.deepEqual([...readFields(data)], [['status', 'FOUND']]);
  }
  for (const message of [fault, { ...fault, faultCode: 'Client' as const, detail: null }]) {
    assert.deepEqual(readSendMessageFault(contentIn(buildSendMessageFault(message))), message);
  }
});

test('a fault that is not the channel’s own is a fault, and anything else is none', () => {
  const foreign = contentIn(
    '<soap:Fault><faultcode>soap:Server.userException</faultcode><faultstring>x</faultstring><faultactor>y</faultactor><detail><e xmlns="u"/></detail></soap:Fault>',
  );
  assert.deepEqual(readSendMessageFault(foreign), { faultCode: 'Server', faultString: 'x', detail: null });
  assert.equal(readSendMessageFault(contentIn(buildSendMessageResponse(response))), null);
});

const built = buildSendMessageResponse(response);
const wrong: [string, string, RegExp][] = [
  ['another namespace', built.replace('v10', 'v11'), /no SendMessageResponse/],
  ['qualified children', built.replaceAll('response>', 'typ:response>'), /response is missing/],
  ['a default namespace', built.replace('xmlns:typ=', 'xmlns="u" xmlns:typ='), /response is missing/],
  [
    'another order',
    built.replace(/(<responseDate>.*?<\/responseDate>)(<status>.*?<\/status>)/, '$2$1'),
    /responseDate/,
  ],
  ['an element too much', built.replace('<status>', '<x/><status>'), /status is missing/],
  ['an element too much at the end', built.replace('</responseInfo>', '<x/></responseInfo>'), /does not belong/],
  ['an element twice', built.replace(/(<messageId>.*?<\/messageId>)/, '$1$1'), /responseDate is missing/],
  ['no data', built.replace(/<data>.*<\/data>/, ''), /data is missing/],
  ['an empty code', built.replace('SCSS001', ' '), /code is empty/],
  ['no date', built.replace(/2026[^<]*/, 'yesterday'), /date/],
  ['a date without a zone', built.replace('.000Z', ''), /date/],
  ['a day that is none', built.replace('2026-01-15', '2026-02-32'), /date/],
  ['elements in a text', built.replace('SCSS001', '<x/>'), /elements instead of text/],
  ['text among the elements', built.replace('<status>', 'x<status>'), /text among/],
  ['a message of 251 characters', built.replace(/Message has[^<]*/, 'x'.repeat(251)), /too long/],
];

for (const [what, text, reason] of wrong) {
  test(`a message of another form is refused: ${what}`, () => {
    assert.notEqual(text, built);
    assert.throws(
      () => readSendMessageResponse(contentIn(text)),
      (error) => {
        assert.ok(error instanceof MalformedMessageError, String(error));
        return reason.test(error.message);
      },
    );
  });
}

test('dates have a zone, which counts', () => {
  const almaty = built.replace('2026-01-15T09:30:00.000Z', '2026-01-15T14:30:00.000+05:00');
  assert.equal(readSendMessageResponse(contentIn(almaty)).responseDateMs, nowMs);
});

test('properties are bounded where they are built and where they are read', () => {
  const long = (key: string, value: string) => ({ ...request, properties: [{ key, value }] });
  assert.throws(() => buildSendMessageRequest(long('x'.repeat(31), 'x')), /too long/);
  assert.throws(() => buildSendMessageRequest(long('x', 'x'.repeat(501))), /too long/);
  const text = buildSendMessageRequest(request).replace('<value>b', `<value>${'x'.repeat(501)}`);
  assert.throws(() => readSendMessageRequest(contentIn(text)), /too long/);
});

test('fields are flat, and none is there twice', () => {
  const data = (inside: string) => parseXml(`<data>${inside}</data>`);
  assert.deepEqual(
    [...readFields(data('<a>1</a> <b/>'))],
    [
      ['a', '1'],
      ['b', ''],
    ],
  );
  assert.equal(
    writeFields([
      ['a', null],
      ['b', ''],
    ]),
    '<b></b>',
  );
  for (const inside of ['<a/><a/>', '<a xmlns="u"/>', '<a><b/></a>', 'x']) {
    assert.throws(() => readFields(data(inside)), MalformedMessageError);
  }
});

test('a Body has one element', () => {
  for (const content of ['', '<a/><b/>', 'x']) assert.throws(() => contentIn(content), MalformedMessageError);
});

test('what is written is escaped, and what XML cannot carry is not written', () => {
  assert.equal(
    textElement('a', '<&>]]>\r\n', { b: '<"&\t\n\r' }),
    '<a b="&lt;&quot;&amp;&#x9;&#xA;&#xD;">&lt;&amp;&gt;]]&gt;&#xD;\n</a>',
  );
  for (const text of ['\0', '\u0008', '\ud800', '\uffff']) assert.throws(() => textElement('a', text), /cannot carry/);
  assert.equal(parseXml(textElement('a', '💾 Әж')).text, '💾 Әж');
});
