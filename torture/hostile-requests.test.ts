/**
 * No request holds the event loop. What it costs is counted in CPU time of the loop's own thread, which no neighbour on the
 * machine changes, against an ordinary request of the same gateway; and the loop's longest stop is told.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API } from '../server/src/app/test-gateway.ts';
import { CABINET, startCabinetGateway } from '../server/src/cabinet-api/cabinet-test-setup.ts';
import { logInOperator } from '../server/src/cabinet-api/operator-test-setup.ts';

const MOST_TIMES = 20;
/** So many at once, since some kernels count CPU time in steps of milliseconds. */
const REQUESTS = 8;
const ROUNDS = 3;

interface Hostile {
  method?: 'GET' | 'POST' | 'PATCH';
  url: string;
  body?: string;
  headers?: Record<string, string>;
}

/** As large as a body may be. */
const large = (part: string, end = '') => part.repeat(Math.floor(60_000 / part.length)) + end;
const REQUEST = `${API}/request/identity_card/`;
const request = (fields: object): Hostile => ({
  url: REQUEST,
  body: JSON.stringify({ api_key: 'x', iin: '900101300017', phone: '77010000001', ...fields }),
});
const body = (text: string, url = REQUEST): Hostile => ({ url, body: text });
const organization = `${CABINET}/organizations/demonstration`;
const usage = (days: string): Hostile => ({ method: 'GET', url: `${organization}/usage/?environment=test&${days}` });
const log = (query: string): Hostile => ({ method: 'GET', url: `${organization}/requests/?${query}` });

const hostile: Record<string, Hostile> = {
  'days of the year 9999': usage('from=9999-12-31&to=9999-12-31'),
  'days from first to last': usage('from=0000-01-01&to=9999-12-31'),
  'the longest period': usage('from=2099-12-31&to=2100-12-31'),
  'times of the year 9999': log('from=9999-12-31T23:59:59Z&to=9999-12-31T23:59:59Z'),
  'a cursor from nowhere': log('after=999999999999999.a'),
  'an outcome that never is': log(`outcome=${'%25'.repeat(60)}`),
  'a key until the year 275760': {
    ...body('{"environment":"test","name":"a","expires_at":"+275760-09-13T00:00:00Z"}', `${organization}/api-keys/`),
  },
  'a phone of blanks': request({ phone: large(' ', '1') }),
  'a phone of brackets': request({ phone: large('(7') }),
  'a phone of digits': request({ phone: large('7') }),
  'an IIN of digits': request({ iin: large('9') }),
  'a key without end': request({ api_key: `qjt_test_${large('A')}` }),
  'a code of blanks': body(JSON.stringify({ backend_session_id: 'x', code: large(' ') }), `${API}/approve/`),
  'an e-mail of at signs': body(JSON.stringify({ email: large('a@a.') }), `${CABINET}/password-reset/`),
  'an e-mail of dots': body(JSON.stringify({ email: `a@${'a.'.repeat(140)}` }), `${CABINET}/password-reset/`),
  'a name of blanks': body(
    JSON.stringify({ organization_name: ' '.repeat(200), bin: '1', email: 'a@b.kz', password: 'x', language: 'en' }),
    `${CABINET}/sign-up/`,
  ),
  'deep lists': body(large('[')),
  'deep lists, closed': body('['.repeat(30_000) + ']'.repeat(30_000)),
  'deep objects in a field': body(`{"api_key":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`),
  'many fields': body(`{${Array.from({ length: 5_000 }, (_, index) => `"f${index}":0`).join()}}`),
  'many wrong ranges': body(
    `{"environment":"test","name":"a","allowed_ip_ranges":[${large('1,', '1')}]}`,
    `${organization}/api-keys/`,
  ),
  'broken at its end': body(`{"a":"${large('\\\\u0041')}`),
  'broken behind blanks': body(large(' ', 'x')),
  'many quotes': body(large('"')),
  'a path without end': { url: `${API}/request/${'x'.repeat(15_000)}/`, body: '{}' },
  'a document type by parts': { method: 'GET', url: `/api/v1/document-types/${'_'.repeat(15_000)}/` },
  'many query fields': log('a&'.repeat(7_000)),
  'one query field again and again': log('from=1&'.repeat(2_000)),
  'cookies without end': { method: 'GET', url: `${CABINET}/account/`, headers: { cookie: 'a=%; '.repeat(3_000) } },
  'a bearer of blanks': { ...log(''), headers: { authorization: `Bearer ${' '.repeat(14_000)}x` } },
  'a charset of blanks': {
    ...request({}),
    headers: { 'content-type': `application/json;${' '.repeat(14_000)}charset` },
  },
  'an idempotency key of quotes': { ...request({}), headers: { 'idempotency-key': '"\\'.repeat(7_000) } },
  'the API’s own document': { method: 'GET', url: '/openapi.json' },
  nowhere: { method: 'GET', url: `/${'a/'.repeat(7_000)}` },
};

test(`no hostile request costs the event loop more than ${MOST_TIMES} ordinary ones`, async (t) => {
  const gateway = await startCabinetGateway(t);
  const { cookies } = await logInOperator(gateway);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = ({ method = 'POST', url, body: payload, headers }: Hostile) =>
    gateway.app.server.inject({
      method,
      url,
      headers: { 'content-type': 'application/json', 'x-qujat-cabinet': '1', cookie, ...headers },
      ...(payload !== undefined && { payload }),
    });
  const cost = async (one: Hostile) => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.threadCpuUsage();
      for (let count = 0; count < REQUESTS; count += 1) assert.ok((await send(one)).statusCode < 500, one.url);
      const { user, system } = process.threadCpuUsage(before);
      least = Math.min(least, (user + system) / REQUESTS);
    }
    return least;
  };
  const ordinary = request({ api_key: gateway.testKey });
  await cost(ordinary);
  const share = Math.max(await cost(ordinary), 500);
  const told: [string, number][] = [];
  for (const [name, one] of Object.entries(hostile)) told.push([name, (await cost(one)) / share]);
  told.sort(([, one], [, other]) => other - one);
  const shown = told.map(([name, times]) => `${times.toFixed(1)} × ${name}`);
  t.diagnostic(`an ordinary one takes ${(share / 1000).toFixed(2)} ms; ${shown.slice(0, 5).join(', ')}`);
  assert.deepEqual(
    told.filter(([, times]) => times > MOST_TIMES),
    [],
  );
});
