/** A day of a gateway in a few seconds: everything that can happen to a document, and personal data where it has no business. */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { PRE_AUTHORIZED_CODE } from '../../server/src/credentials/credential-names.ts';
import { makeProof, newKey } from '../../server/src/credentials/credential-test-setup.ts';
import { type SandboxPerson, sandboxPeople } from '../../server/src/egov/sandbox/people.ts';
import type { Secrets } from './secrets.ts';

const API = '/api/v1/backend/e-document/online-access';

/** The demonstration's organisation, whose key the stage has. */
const SANDBOX = 'demonstration';

const MCDB_CHECK = '/api/v1/backend/e-document/mcdb/check/';

export interface Stage {
  address: string;
  testKey: string;
  /** Of organisations that may not ask. */
  otherKeys: string[];
  /** The key of a flow of the first key's organisation. */
  flowKey: string;
  secrets: Secrets;
}

/** @returns what a listener was given of it */
export async function playEverything(stage: Stage): Promise<string> {
  const { secrets, testKey, otherKeys, flowKey } = stage;
  secrets.add('key', testKey, flowKey, ...otherKeys);
  const take = await startListener(stage);
  for (const [index, person] of sandboxPeople.entries()) {
    secrets.add('IIN', person.iin);
    secrets.add('phone', person.phone, person.phone.slice(1), `+${person.phone}`);
    secrets.add('name', ...[person.lastName, person.firstName].filter((name) => Buffer.byteLength(name) >= 6));
    await checkPhone(person, stage);
    if (person.situation === 'ok') await receiveDocument(person, index, stage);
    else await requestDocument(person, stage);
  }
  const [first, second] = sandboxPeople;
  assert.ok(first && second);
  for (const key of otherKeys) await requestDocument(first, { ...stage, testKey: key });
  await askForClaims(first, stage);
  await lockSession(second, stage);
  await resendTooEarly(second, stage);
  await playFlow(first, stage);
  await fillWallet(first, stage);
  await setUpSandbox(second, stage);
  await addPeople(second, stage);
  await sendDataToWrongPlaces(first, stage);
  return take();
}

/** A session on a page, from its creation to its result, with the vendor's address that holds id and key; and one that nobody goes on with. */
async function playFlow(person: SandboxPerson, stage: Stage): Promise<void> {
  const { iin, phone } = person;
  const { address, flowKey, secrets } = stage;
  const create = async (body: object) => {
    const made = await post('/api/v1/flows/session/create/', { api_key: flowKey, ...body }, stage);
    const session = String(made['session_id']);
    secrets.add('flow session', session);
    return session;
  };
  const act = (session: string, step: string, body: object) =>
    post(`/api/v1/flows/page/${step}/`, body, stage, { 'qujat-flow-session': session });
  const session = await create({});
  await act(session, 'citizen', { iin, phone: `${phone.slice(0, -2)}99` });
  await act(session, 'citizen', { iin, phone });
  await readReceipt(String((await act(session, 'citizen', {}))['receipt_url']), stage);
  const code = await readCode(person, stage);
  const { url } = await act(session, 'hand-over', {});
  secrets.add('token', String(url).split('#hand-over=')[1] ?? '');
  await act(session, iin, { code: phone });
  await seeOwnConsents(person, stage);
  await act(session, 'approve', { code });
  await fetch(`${address}/flow/${session}?locale=${iin}`);
  const query = `?session_id=${session}&flow_api_key=${flowKey}`;
  const result = (await (await fetch(`${address}/api/v1/flows/session/result/${query}`)).json()) as {
    edocument_result: Reply;
  };
  assert.equal(result.edocument_result['iin'], iin);
  addDocument(result.edocument_result, secrets);
  await fetch(`${address}/api/v1/flows/session/result/${iin}${query}`);
  await create({ iin, phone, metadata: { name: person.lastName } });
  await create({ iin, phone: iin, return_url: phone, document_types: [iin], purpose: { en: iin } });
}

/** A document into a wallet, with a wrong code before; and personal data where the wallet's calls want none. */
async function fillWallet(person: SandboxPerson, stage: Stage): Promise<void> {
  const { iin, phone } = person;
  const { address, testKey, secrets } = stage;
  const wanted = { api_key: testKey, iin, phone, credential: true };
  const opened = await post(`${API}/request/identity_card/`, wanted, stage);
  const offered = String(opened['backend_session_id']);
  secrets.add('session', offered);
  const code = await readCode(person, stage);
  const redeem = (form: Record<string, string>) =>
    post('/api/v1/credentials/token/', new URLSearchParams(form).toString(), stage, {
      'content-type': 'application/x-www-form-urlencoded',
    });
  const form = { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': offered };
  await redeem({ ...form, tx_code: wrongCode(code, secrets) });
  await redeem({ ...form, tx_code: iin, [phone]: iin });
  const token = String((await redeem({ ...form, tx_code: code }))['access_token']);
  secrets.add('token', token, token.split('.')[1] ?? '');
  const { c_nonce: nonce } = await post('/api/v1/credentials/nonce/', {}, stage);
  const key = newKey();
  const { credential_issuer: aud } = opened['credential_offer'] as { credential_issuer: string };
  const claims = { aud, iat: Math.floor(Date.now() / 1000), nonce };
  const ask = (proof: string, authorization = `Bearer ${token}`) => {
    const body = { credential_configuration_id: 'identity_card', proofs: { jwt: [proof] } };
    return post('/api/v1/credentials/credential/', body, stage, { authorization });
  };
  await ask(iin);
  await ask(makeProof(key, { ...claims, nonce: iin }));
  await ask(makeProof(key, claims), `Bearer ${iin}`);
  const { credentials } = (await ask(makeProof(key, claims))) as { credentials?: { credential: string }[] };
  const [jwt = '', ...disclosures] = (credentials?.[0]?.credential ?? '').split('~');
  assert.ok(disclosures.length > 10, 'the credential was issued');
  secrets.add('credential', jwt.split('.')[2] ?? '', ...disclosures.filter((each) => each.length > 60));
  await fetch(`${address}/api/v1/credential-status-lists/${iin}/`);
  await post(`/api/v1/credentials/${iin}/revoke/`, {}, stage, { authorization: `Bearer ${testKey}` });
}

/** By a wrong code and the right one, with what is secret where it has no business. */
async function seeOwnConsents(person: SandboxPerson, stage: Stage): Promise<void> {
  const { iin, phone } = person;
  const path = '/api/v1/consents/my/';
  const send = (body: object) => post(`${path}code/`, { sandbox: SANDBOX, iin, phone, ...body }, stage);
  await send({ sandbox: iin });
  await send({ phone: `${phone.slice(0, -2)}99` });
  const pass = String((await send({}))['pass']);
  stage.secrets.add('pass', pass);
  const code = await readCode(person, stage);
  const act = (step: string, body: object, by = pass) => post(path + step, body, stage, { 'qujat-citizen-pass': by });
  await act('confirm/', { code: wrongCode(code, stage.secrets) });
  const { consents } = (await act('confirm/', { code })) as unknown as { consents: object[] };
  assert.ok(consents.length > 0);
  await act(`${iin}/withdraw/`, { [phone]: iin });
  await act(`${code}/withdraw/`, {}, iin);
}

/** Of the sandbox's webhooks. Gives what takes them, as text. */
async function startListener({ address, testKey }: Stage): Promise<() => Promise<string>> {
  const listeners = `${address}/api/v1/sandbox/webhook-listeners/`;
  const call = { method: 'POST', headers: { authorization: `Bearer ${testKey}` } };
  const { id } = (await (await fetch(listeners, call)).json()) as { id: string };
  return async () => (await fetch(`${listeners}${id}/take/`, call)).text();
}

/** By its link, and by what is none. */
async function readReceipt(url: string, { address, secrets }: Stage): Promise<void> {
  const secret = new URL(url).hash.slice(1);
  secrets.add('receipt', secret);
  const read = (path: string, typed: string) =>
    fetch(`${address}/api/v1/consents/${path}`, { headers: { 'qujat-consent-receipt': typed } });
  assert.equal((await read('receipt/', secret)).status, 200);
  await read('receipt/', secret.toLowerCase());
  await read(`${secret}/`, secret);
}

/** A scenario for a person and for a session, a header that is none, and a clock that moves. */
async function setUpSandbox(person: SandboxPerson, stage: Stage): Promise<void> {
  const { iin, phone } = person;
  const authorization = `Bearer ${stage.testKey}`;
  const set = (path: string, body: object) => post(`/api/v1/sandbox/${path}/`, body, stage, { authorization });
  const session = await requestDocument(person, stage);
  await readCode(person, stage);
  await set('arm', { scenario: 'sms_never', iin, minutes: 5 });
  await set('arm', { scenario: 'document_expired', backend_session_id: session });
  await set('arm', { scenario: iin, iin: phone, backend_session_id: stage.testKey });
  await set('clock', { advance_seconds: 90, reset: phone });
  await set('clock', { advance_seconds: 90 });
  const body = { api_key: stage.testKey, iin, phone };
  await post(`${API}/request/identity_card/`, body, stage, { 'qujat-sandbox': `${iin};seconds=${phone}` });
}

/** One who is taken, with a document; and values in wrong fields, and as names of fields. */
async function addPeople({ iin, phone, lastName }: SandboxPerson, stage: Stage): Promise<void> {
  const { testKey, secrets } = stage;
  const add = (body: object) => post('/api/v1/sandbox/people/', body, stage, { authorization: `Bearer ${testKey}` });
  const made = { iin: '900131300114', phone: '77015550101', last_name: 'ҚОСЫЛҒАНОВ', fixed_code: '739154' };
  secrets.add('IIN', made.iin);
  secrets.add('phone', made.phone);
  secrets.add('name', made.last_name);
  secrets.add('code', made.fixed_code);
  const person = { ...made, birth_date: '1990-01-31', sex: 'male' };
  await add(person);
  const body = { api_key: testKey, iin: made.iin, phone: made.phone };
  const session = String((await post(`${API}/request/identity_card/`, body, stage))['backend_session_id']);
  secrets.add('session', session);
  await approve({ session, code: made.fixed_code, file: true }, stage, `added-${randomUUID()}`);
  for (const wrong of [
    { ...person, iin, phone: iin },
    { ...person, [iin]: phone, [lastName]: 1 },
    { ...person, scenario: iin, fixed_code: phone, sex: lastName, birth_date: iin },
    { ...person, document_types: [iin], fields: { identity_card: { domain: { [phone]: lastName, birthday: iin } } } },
    { ...person, fields: { [iin]: {} }, portrait: lastName },
  ]) {
    await add(wrong);
    await add({ people: [wrong, iin] });
  }
}

/** Answers in place of the document, with the holder's name and birth in the request; and what is nothing that can be asked. */
async function askForClaims(person: SandboxPerson, stage: Stage): Promise<void> {
  const { iin, phone, firstName, lastName, birthday } = person;
  const citizen = { api_key: stage.testKey, iin, phone };
  const holder = { first_name: firstName, last_name: lastName, birth_date: birthday };
  const ask = (body: object) => post(`${API}/request/identity_card/`, { ...citizen, ...body }, stage);
  const asked = await ask({ claims: ['age_over_18', 'is_holder'], holder });
  const session = String(asked['backend_session_id']);
  stage.secrets.add('session', session);
  const reply = await approve(
    { session, code: await readCode(person, stage), file: true },
    stage,
    `asked-${randomUUID()}`,
  );
  assert.deepEqual(reply['claims'], { age_over_18: true, is_holder: true });
  assert.ok(![iin, lastName, birthday].some((secret) => JSON.stringify(reply).includes(secret)));
  await ask({ claims: [iin, lastName, `is_${iin}`], fields: [phone, `domain.${iin}`], holder });
  await ask({ claims: ['is_holder'], holder: { first_name: iin, last_name: phone, birth_date: iin } });
}

/** With the right phone, and with one that is somebody else's. */
async function checkPhone({ iin, phone }: SandboxPerson, stage: Stage): Promise<void> {
  const body = { api_key: stage.testKey, iin, phone };
  await post(MCDB_CHECK, body, stage);
  await post(MCDB_CHECK, { ...body, phone: `${phone.slice(0, -2)}99` }, stage);
}

/** With a wrong code before, a repetition after, and another body under the same key at last. */
async function receiveDocument(person: SandboxPerson, index: number, stage: Stage): Promise<void> {
  const { secrets } = stage;
  const session = await requestDocument(person, stage, `request-of-${person.iin}`);
  const code = await readCode(person, stage);
  await approve({ session, code: wrongCode(code, secrets), file: true }, stage, `wrong-${randomUUID()}`);
  const file_type = index % 2 === 0 ? 'pdf' : 'image';
  const key = `approve-${randomUUID()}`;
  secrets.add('idempotency key', key);
  const approval = { session, code, file: index % 3 !== 2, file_type };
  const reply = await approve(approval, stage, key);
  assert.equal(reply['document_type'], person.documentTypes[0], JSON.stringify(reply).slice(0, 300));
  addDocument(reply, secrets);
  assert.deepEqual(await approve(approval, stage, key), reply);
  await approve({ ...approval, code: wrongCode(code, secrets) }, stage, key);
  await approve(approval, stage);
  await post('/api/v1/e-document/generate-files/', { session_id: session, api_key: stage.testKey }, stage);
}

interface Reply {
  [field: string]: unknown;
  result_json?: { common: { docNumber: string; docUri: string } };
}

const FRAGMENT_BYTES = 24;

function addDocument(reply: Reply, secrets: Secrets): void {
  const { docNumber, docUri } = reply.result_json?.common ?? {};
  for (const text of [docNumber, docUri]) if (text !== undefined && text.length > 6) secrets.add('document', text);
  for (const name of ['face_photo', 'qrcode', 'barcode', 'document_image', 'document_images', 'document_pdf']) {
    for (const file of [reply[name]].flat()) {
      if (typeof file !== 'string') continue;
      const bytes = Buffer.from(file, 'base64');
      const middle = bytes.length >> 1;
      secrets.add(`document (${name})`, bytes.subarray(middle, middle + FRAGMENT_BYTES));
    }
  }
}

async function lockSession(person: SandboxPerson, stage: Stage): Promise<void> {
  const session = await requestDocument(person, stage);
  const code = await readCode(person, stage);
  for (let attempt = 0; attempt < 6; attempt++) {
    await approve({ session, code: wrongCode(code, stage.secrets), file: false }, stage);
  }
}

async function resendTooEarly(person: SandboxPerson, stage: Stage): Promise<void> {
  const session = await requestDocument(person, stage);
  await post(`${API}/resend/`, { backend_session_id: session }, stage);
}

/** What integrators and attackers do: the IIN in the path, in the query, in a header, in JSON that is none. */
async function sendDataToWrongPlaces({ iin, phone, lastName }: SandboxPerson, stage: Stage): Promise<void> {
  const { address, testKey } = stage;
  const name = encodeURIComponent(lastName);
  const query = `?iin=${iin}&phone=%2B${phone}&name=${name}&api_key=${testKey}`;
  const right = { api_key: testKey, iin, phone };
  for (const path of [iin, phone, name, testKey]) await post(`${API}/request/${path}/`, right, stage);
  await post(`${API}/request/identity_card/${query}`, { ...right, iin: Number(iin) }, stage);
  await post(`${API}/request/identity_card/`, { ...right, [iin]: phone, phone: [phone], api_key: { testKey } }, stage);
  await post(`${API}/request/identity_card/`, { ...right, iin: `${iin} ${lastName}`, phone: `${phone}0` }, stage);
  await post(`${API}/approve/`, { backend_session_id: iin, code: iin, file: true, file_type: lastName }, stage);
  await post(`${API}/resend/${query}`, { backend_session_id: testKey }, stage);
  await post(`${MCDB_CHECK}${query}`, { ...right, iin: `${iin}${name}`, phone: `${phone}0` }, stage);
  await post(`${MCDB_CHECK}${iin}/`, right, stage);
  await post(`/api/v1/e-document/generate-files/${query}`, { session_id: iin, api_key: phone }, stage);
  await post(`${API}/request/identity_card/`, right, stage, {
    'idempotency-key': iin,
    'x-request-id': iin,
    'user-agent': phone,
  });
  await post(`${API}/request/identity_card/`, `{"iin":"${iin}","phone":${phone},${lastName}`, stage);
  await post(`${API}/request/identity_card/`, `iin=${iin}&phone=${phone}`, stage, { 'content-type': `text/${iin}` });
  await post(`${API}/request/identity_card/`, { ...right, filler: iin.repeat(8_000) }, stage);
  for (const path of [
    `/${iin}`,
    `/${name}/%zz`,
    `/api/v1/document-types/${iin}/`,
    `/api/v1/sandbox/messages/${query}`,
  ]) {
    await fetch(address + path, {
      headers: { authorization: `Bearer ${iin}`, cookie: `iin=${iin}`, referer: `http://x/${phone}` },
    });
    await fetch(address + path, { headers: { authorization: `Bearer ${testKey}` } });
  }
  await sendBytes(`${iin} ${phone} ${testKey}\r\n\r\n`, address);
  await sendBytes(`POST /${iin} HTTP/1.1\r\nhost: ${phone}\r\ncontent-length: ${iin}\r\n\r\n${iin}`, address);
}

async function sendBytes(bytes: string, address: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.resume().end(bytes);
  await once(socket, 'close');
}

async function requestDocument(person: SandboxPerson, stage: Stage, key?: string): Promise<string> {
  const body = { api_key: stage.testKey, iin: person.iin, phone: person.phone };
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const path = `${API}/request/${person.documentTypes[0] ?? 'identity_card'}/`;
  const { backend_session_id: session } = await post(path, body, stage, headers);
  if (typeof session !== 'string') return randomUUID();
  if (key !== undefined) assert.equal((await post(path, body, stage, headers))['backend_session_id'], session);
  stage.secrets.add('session', session);
  return session;
}

async function readCode({ phone }: SandboxPerson, { address, testKey, secrets }: Stage): Promise<string> {
  const headers = { authorization: `Bearer ${testKey}` };
  const reply = await fetch(`${address}/api/v1/sandbox/messages/?phone=${phone}`, { headers });
  const { messages } = (await reply.json()) as { messages: { code: string }[] };
  const code = messages[0]?.code ?? '';
  secrets.add('code', code);
  return code;
}

function wrongCode(right: string, secrets: Secrets): string {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  if (code === right) return wrongCode(right, secrets);
  secrets.add('code', code);
  return code;
}

async function approve(
  { session, ...rest }: { session: string; code: string; file: boolean; file_type?: string },
  stage: Stage,
  key?: string,
): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return post(`${API}/approve/`, { backend_session_id: session, file_type: 'pdf', ...rest }, stage, headers);
}

async function post(
  path: string,
  body: unknown,
  { address }: Stage,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const reply = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return (await reply.json()) as Reply;
}
