/** The messages of SyncChannel v10, to the letter: namespaces, order, what may be left out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFields, writeFields } from './data-fields.ts';
import { contentOf, readEnvelope, writeEnvelope } from './envelope.ts';
import { parseXml, UnsafeXmlError } from './parse-xml.ts';
import { readPayload } from './payload.ts';
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
    assert.deepEqual([...readPayload(data ?? contentIn('<data/>'))], [['status', 'FOUND']]);
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
  ['no responseInfo', built.replace(/<responseInfo>.*<\/responseInfo>/, ''), /responseInfo is missing/],
  ['an element twice', built.replace(/(<messageId>.*?<\/messageId>)/, '$1$1'), /messageId is there twice/],
  ['two statuses', built.replace(/(<status>.*?<\/status>)/, '$1$1'), /status is there twice/],
  ['an empty code', built.replace('SCSS001', ' '), /code is missing/],
  ['elements in a text', built.replace('SCSS001', '<x/>'), /elements instead of text/],
  ['text among the elements', built.replace('<status>', 'x<status>'), /text among/],
];

for (const [what, text, reason] of wrong) {
  test(`an answer that is not clear is refused: ${what}`, () => {
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

const otherForms: [string, string][] = [
  ['qualified children', built.replaceAll('response>', 'typ:response>')],
  ['a default namespace', built.replace('xmlns:typ=', 'xmlns="u" xmlns:typ=')],
  ['another order', built.replace(/(<responseDate>.*?<\/responseDate>)(<status>.*?<\/status>)/, '$2$1')],
  [
    'an element too much',
    built.replace('<status>', '<x>y</x><status>').replace('</responseInfo>', '<x/></responseInfo>'),
  ],
  ['no date', built.replace(/<responseDate>.*?<\/responseDate>/, '')],
  ['a date that is none', built.replace(/2026[^<]*/, 'yesterday')],
  ['a day that is none', built.replace('2026-01-15', '2026-02-32')],
  ['a message of 251 characters', built.replace(/Message has[^<]*/, 'x'.repeat(251))],
  ['data with a namespace', built.replace('<data>', '<n:data xmlns:n="u">').replace('</data>', '</n:data>')],
  [
    'nil in place of what may be left out',
    built.replace(/<sessionId>.*?<\/sessionId>/, '<sessionId xmlns:i="u" i:nil="true"/>'),
  ],
];

for (const [what, text] of otherForms) {
  test(`what nobody depends on costs no answer: ${what}`, () => {
    assert.notEqual(text, built);
    const { messageId, correlationId, status, data } = readSendMessageResponse(contentIn(text));
    assert.deepEqual([messageId, correlationId, status.code], ['answer-1', request.messageId, 'SCSS001']);
    assert.deepEqual([...readPayload(data ?? contentIn('<data/>'))], [['status', 'FOUND']]);
  });
}

test('a failure says so, whatever became of its data', () => {
  const failure = built.replace('SCSS001', 'SCSE001');
  for (const payload of [
    '',
    '<responseData/>',
    '<responseData>x</responseData>',
    '<responseData><data/><data/></responseData>',
  ]) {
    const text = failure.replace(/<responseData>.*<\/responseData>/, payload);
    assert.equal(readSendMessageResponse(contentIn(text)).status.code, 'SCSE001');
  }
});

test('a fault is read without its date, with a date of another form, and in another order', () => {
  const whole = buildSendMessageFault(fault);
  for (const text of [
    whole.replaceAll(/<errorDate>.*?<\/errorDate>/g, ''),
    whole.replaceAll('.000Z', ''),
    whole.replace(/(<errorCode>.*?<\/errorCode>)(<errorMessage>.*?<\/errorMessage>)/, '$2$1<unknown/>'),
  ]) {
    const read = readSendMessageFault(contentIn(text));
    assert.deepEqual([read?.detail?.errorCode, read?.detail?.subError?.errorCode], ['SE_PROCESSOR', 'DEEP']);
  }
});

test('a date is read in every form that has a time; without a zone it is one of Kazakhstan', () => {
  for (const [written, expected] of [
    ['2026-01-15T09:30:00Z', nowMs],
    ['2026-01-15T14:30:00.000+05:00', nowMs],
    ['2026-01-15T14:30:00.000+0500', nowMs],
    ['2026-01-15T14:30:00+05', nowMs],
    ['2026-01-15T14:30:00', nowMs],
    ['2026-01-15T14:30:00.000000000', nowMs],
    ['2026-01-15', null],
    ['15.01.2026 14:30', null],
    ['2026-13-15T14:30:00Z', null],
  ] as const) {
    const text = built.replace('2026-01-15T09:30:00.000Z', written);
    assert.equal(readSendMessageResponse(contentIn(text)).responseDateMs, expected, written);
  }
  const sloppy = buildSendMessageRequest(request).replace('.000Z', '');
  assert.throws(() => readSendMessageRequest(contentIn(sloppy)), /a date has another form/);
});

test('a payload is read whichever way it was put into data', () => {
  const fields = '<status>FOUND</status><phone>1</phone>';
  for (const inside of [
    fields,
    `\n  <answer xmlns="u">\n ${fields}</answer>\n`,
    `<a><b>${fields}</b></a>`,
    `<![CDATA[${fields}]]>`,
    `<![CDATA[<?xml version="1.0" encoding="UTF-8"?><answer>${fields}</answer>]]>`,
    `<answer>${fields.replaceAll('<', '&lt;')}</answer>`,
    fields.replaceAll('phone', 'n:phone').replace('<n:phone', '<n:phone xmlns:n="u"'),
    `${fields}<deep><x>1</x></deep><twice>1</twice><twice>2</twice>`,
  ]) {
    const read = readPayload(parseXml(`<data>${inside}</data>`));
    assert.deepEqual(Object.fromEntries(read), { status: 'FOUND', phone: '1' }, inside);
  }
  assert.deepEqual([...readPayload(parseXml('<data><status>FOUND</status></data>'))], [['status', 'FOUND']]);
  for (const text of ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a>', '<a></a></data><data>']) {
    assert.throws(() => readPayload(parseXml(`<data><![CDATA[${text}]]></data>`)), UnsafeXmlError);
  }
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
