/** What goes over the wire, judged by programs of others: xmllint with the schemas that the simulator serves, xmlsec1 for signatures. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { readFields } from '../soap/data-fields.ts';
import { parseXml } from '../soap/parse-xml.ts';
import { hasXmlsec, verifyByXmlsec } from '../soap/xmlsec-test-setup.ts';
import { type SimulatorUnderTest, startSimulator } from './simulator-test-setup.ts';
import { find, hasXmllint, startValidator } from './xmllint-test-setup.ts';

const IIN = '900101300017';
const PHONE = '77010000001';

/** Everything that is said in a session: each message of each service, and a fault. */
async function playSession(t: TestContext): Promise<SimulatorUnderTest> {
  const state = await startSimulator(t);
  const id = randomUUID();
  const subject: [string, string] = ['uin', IIN];
  await state.call('MCDB_SERVICE', [
    ['iin', IIN],
    ['phone', PHONE],
  ]);
  await state.call(
    'KDP_SERVICE',
    [
      subject,
      ['company', 'ЖШС «Үлгі» & <Co>'],
      ['access_name', 'DIGITAL_DOCUMENTS_SERVICE'],
      ['personal_data_name', 'IdentityCard'],
      ['expiresIn', '1800000'],
      ['omit-sms', 'false'],
      ['ovt', 'true'],
    ],
    id,
  );
  await state.call('KDP_SERVICE', [subject, ['otp', '000000']], id);
  const code = (await state.codeOf(PHONE)) ?? '';
  const { fields } = await state.call('KDP_SERVICE', [subject, ['otp', code]], id);
  await state.call(
    'DIGITAL_DOCUMENTS_SERVICE',
    [
      ['iin', IIN],
      ['documentType', 'IdentityCard'],
      ['kdpToken', fields?.get('code') ?? ''],
      ['publicKey', fields?.get('public-key') ?? ''],
    ],
    id,
  );
  await state.choose('*', { fault: 'fault_unavailable', times: 1 });
  await state.call('MCDB_SERVICE', [
    ['iin', IIN],
    ['phone', PHONE],
  ]);
  return state;
}

const payloads = [
  'McdbRequest',
  'McdbAnswer',
  'ConsentRequest',
  'ConsentAnswer',
  'ConsentConfirmation',
  'ConsentAnswer',
  'ConsentConfirmation',
  'ConsentAnswer',
  'DocumentRequest',
  'DocumentAnswer',
  'McdbRequest',
];

test('every message is valid by the schemas, to the last field of its data', async (t) => {
  if (!hasXmllint) return t.skip('xmllint is not installed, so nobody else checks the messages here');
  const { messages, address } = await playSession(t);
  const { faultsOfMessage, faultsOfPayload } = await startValidator(t, address);
  assert.equal(messages.length, 12);
  for (const { xml } of messages) assert.equal(faultsOfMessage(xml), '');
  for (const [index, name] of payloads.entries()) {
    const { direction = '', xml = '' } = messages[index] ?? {};
    const [outer, inner] = direction === 'request' ? ['SendMessage', 'request'] : ['SendMessageResponse', 'response'];
    const data = find(parseXml(xml), 'Body', outer, inner, `${inner}Data`, 'data');
    assert.ok(data, name);
    assert.equal(faultsOfPayload(name, readFields(data)), '', name);
  }
});

test('the schemas refuse what is not to the letter', async (t) => {
  if (!hasXmllint) return t.skip('xmllint is not installed, so nobody else checks the schemas here');
  const { messages, address } = await playSession(t);
  const { faultsOfMessage, faultsOfPayload } = await startValidator(t, address);
  const [request, answer, fault] = [messages[0]?.xml ?? '', messages[1]?.xml ?? '', messages[11]?.xml ?? ''];
  const wrong: [string, string][] = [
    ['a qualified child', request.replace(/<(\/?)requestInfo>/g, '<$1typ:requestInfo>')],
    ['another order', request.replace(/(<serviceId>.*<\/serviceId>)(<messageDate>.*<\/messageDate>)/, '$2$1')],
    ['no sender', request.replace(/<sender>.*<\/sender>/, '')],
    ['a date that is none', request.replace(/<messageDate>[^<]*/, '<messageDate>yesterday')],
    ['another namespace', request.replaceAll('SyncChannel/v10/Types', 'SyncChannel/v11/Types')],
    ['a session without braces', answer.replace(/<sessionId>\{([^}]*)\}/, '<sessionId>$1')],
    ['a status of 251 characters', answer.replace(/<message>[^<]*/, `<message>${'x'.repeat(251)}`)],
    ['an empty Body', request.replace(/<typ:SendMessage.*<\/typ:SendMessage>/, '')],
    ['a fault without a date', fault.replace(/<errorDate>[^<]*<\/errorDate>/, '')],
  ];
  for (const [what, xml] of wrong) {
    assert.ok(![request, answer, fault].includes(xml), `${what}: the test has changed nothing`);
    assert.match(faultsOfMessage(xml), /Schemas validity error|fails to validate/, what);
  }
  assert.notEqual(faultsOfPayload('ConsentConfirmation', new Map([['uin', IIN]])), '');
});

test('every message verifies by xmlsec1 with the certificate of its sender, and not once it was changed', async (t) => {
  if (!hasXmlsec) return t.skip('xmlsec1 is not installed, so nobody else checks the signatures here');
  const { messages, gateway, keys } = await playSession(t);
  for (const { direction, xml } of messages) {
    const sender = direction === 'request' ? gateway : keys.state;
    assert.match(verifyByXmlsec(xml, sender), /References \(ok\/all\): 1\/1/);
    assert.throws(() => verifyByXmlsec(xml, direction === 'request' ? keys.state : gateway));
    assert.throws(() =>
      verifyByXmlsec(xml.replace(/<messageId>./, '<messageId>x').replace('<errorCode>', '<errorCode>x'), sender),
    );
  }
});

test('the WSDL names service, port and operation, and where it was asked for', async (t) => {
  const { address } = await startSimulator(t);
  const reply = await fetch(`${address}/sync-channel?wsdl`);
  assert.equal(reply.headers.get('content-type'), 'text/xml; charset=utf-8');
  const wsdl = parseXml(await reply.text());
  const nameOf = (...path: string[]) => find(wsdl, ...path)?.attributes.find(({ local }) => local === 'name')?.value;
  assert.equal(nameOf('service'), 'ISyncChannelHttpService');
  assert.equal(nameOf('service', 'port'), 'SyncChannelHttpPort');
  assert.equal(nameOf('portType'), 'ISyncChannel');
  assert.equal(nameOf('portType', 'operation'), 'SendMessage');
  const [location] = find(wsdl, 'service', 'port', 'address')?.attributes ?? [];
  assert.equal(location?.value, `${address}/sync-channel`);
  const [imported] =
    find(wsdl, 'types', 'schema', 'import')?.attributes.filter(({ local }) => local === 'schemaLocation') ?? [];
  assert.equal((await fetch(new URL(imported?.value ?? '', `${address}/sync-channel?wsdl`))).status, 200);
});
