/**
 * Hostile values to every call of the citizen's pages, which are in no OpenAPI document: whatever comes, the answer is one of the table of
 * errors or what was asked for, and never a defect. Each value is one that its schema allows, or something worse.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { receiptCalls, receiptHeaders } from '../server/src/consents/consent-schemas.ts';
import { myCalls, myCodeBody, myConfirmBody, myPassHeaders } from '../server/src/consents/my/my-schemas.ts';
import { errorTable } from '../server/src/errors.ts';
import { CITIZEN, startFlowGateway } from '../server/src/flows/flow-test-setup.ts';
import {
  approveBodySchema,
  citizenBodySchema,
  flowPageCalls,
  flowPageHeaders,
  takeOverBodySchema,
  takeOverHeaders,
} from '../server/src/flows/page-schemas.ts';
import { wildJson, wildText } from './fuzz/wild.ts';

const RUNS = 40;
const SEEDS = 100_000;

interface PageRoute {
  method: 'GET' | 'POST';
  url: string;
  headers?: object;
  body?: object;
}

type Names<Calls> = { [Name in keyof Calls]: Pick<PageRoute, 'headers' | 'body'> };

const schemas: Names<typeof flowPageCalls> & Names<typeof receiptCalls> & Names<typeof myCalls> = {
  readFlow: { headers: flowPageHeaders },
  enterCitizen: { headers: flowPageHeaders, body: citizenBodySchema },
  resendCode: { headers: flowPageHeaders },
  approveFlow: { headers: flowPageHeaders, body: approveBodySchema },
  cancelFlow: { headers: flowPageHeaders },
  handOverFlow: { headers: flowPageHeaders },
  takeOverFlow: { headers: takeOverHeaders, body: takeOverBodySchema },
  readReceipt: { headers: receiptHeaders },
  drawReceipt: { headers: receiptHeaders },
  withdrawConsent: { headers: receiptHeaders },
  sendMyCode: { body: myCodeBody },
  confirmMyCode: { headers: myPassHeaders, body: myConfirmBody },
  listMyConsents: { headers: myPassHeaders },
  drawMyReceipt: { headers: myPassHeaders },
  withdrawMyConsent: { headers: myPassHeaders },
};

test('whatever comes to a call of the pages, the answer is one of the table and never a defect', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page } = await flow.awaitingCode();
  const { receipt_url: receiptUrl } = await page.view();
  const sandbox = flow.owner.organizationId;
  const { body: sent } = await flow.gateway.post('/api/v1/consents/my/code/', { sandbox, ...CITIZEN });
  const { pass } = sent as unknown as { pass: string };
  await flow.gateway.post('/api/v1/consents/my/confirm/', { code: await flow.code() }, { 'qujat-citizen-pass': pass });
  /** With these a call gets in. */
  const right: Record<string, string> = {
    'qujat-flow-session': sessionId,
    'qujat-consent-receipt': new URL(receiptUrl ?? '').hash.slice(1),
    'qujat-citizen-pass': pass,
    sandbox,
    ...CITIZEN,
  };
  const inHeader = wildText.map((text) => text.replaceAll(/[^\x21-\x7e]/g, ''));
  const seen = new Set<string>();
  for (const [name, { headers, body }] of Object.entries(schemas)) {
    const { method, url } = { ...flowPageCalls, ...receiptCalls, ...myCalls }[name as keyof typeof schemas];
    const call = fc.record({
      headers: valuesOf(headers, right, inHeader),
      body: fc.oneof({ weight: 4, arbitrary: valuesOf(body, right, wildJson) }, { weight: 1, arbitrary: wildJson }),
      query: fc.oneof(
        fc.constant('?language=ru'),
        wildText.map((text) => `?language=${encodeURIComponent(text.toWellFormed().slice(0, 200))}`),
      ),
      id: fc.oneof(
        fc.constant('con_0123456789abcdef01234567'),
        wildText.map((text) => encodeURIComponent(text.toWellFormed())),
      ),
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ headers: sentHeaders, body: sentBody, query, id }) => {
        const path = url.replace(':id', id.slice(0, 200) || 'none') + query;
        const payload = method === 'POST' ? { payload: JSON.stringify(sentBody) ?? '' } : {};
        const type = method === 'POST' ? { 'content-type': 'application/json' } : {};
        const reply = await flow.gateway.app.server.inject({
          method,
          url: path,
          headers: { ...(sentHeaders as Record<string, string>), ...type },
          ...payload,
        });
        seen.add(`${name} ${reply.statusCode}`);
        if (reply.statusCode === 200) return;
        const { code } = reply.json() as { code: keyof typeof errorTable };
        assert.equal(errorTable[code]?.status, reply.statusCode, `${name}: ${reply.statusCode} ${code}`);
        assert.notEqual(code, 'internal_error', `${name}: ${flow.gateway.logged.at(-2)}`);
      }),
      { numRuns: RUNS },
    );
  }
  for (const name of Object.keys(schemas))
    assert.ok(
      [...seen].some((each) => each.startsWith(`${name} `)),
      name,
    );
  for (const personal of Object.values(CITIZEN)) assert.ok(!flow.gateway.logged.join('').includes(personal));
});

/** Mostly what gets in, sometimes what the schema allows, sometimes worse or nothing. */
function valuesOf(
  schema: object | undefined,
  right: Record<string, string>,
  wild: fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {} } = Object(schema) as { properties?: Record<string, JsonSchema> };
  const fields = Object.entries(properties).map(([name, field]) => {
    const allowed = fc.nat(SEEDS).map((seed) => String(generateSync(field, { seed })).replaceAll(/[^\x21-\x7e]/g, ''));
    const known = right[name] === undefined ? allowed : fc.constant(right[name]);
    const value = fc.oneof(
      { weight: 4, arbitrary: known as fc.Arbitrary<unknown> },
      allowed,
      wild,
      fc.constant(undefined),
    );
    return [name, value] as const;
  });
  return (fc.record(Object.fromEntries(fields)) as fc.Arbitrary<Record<string, unknown>>).map((values) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  );
}
