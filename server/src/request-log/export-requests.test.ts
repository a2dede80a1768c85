import assert from 'node:assert/strict';
import { buffer, text } from 'node:stream/consumers';
import { test } from 'node:test';
import { exportRequests } from './export-requests.ts';
import type { StoredRequest } from './request-log-store.ts';

const request = (number: number, changes: Partial<StoredRequest> = {}): StoredRequest => ({
  requestId: `req_${number}`,
  organizationId: 'alma',
  environment: 'test',
  operation: 'requestDocument',
  apiKeyId: 'key_1',
  session: null,
  documentType: 'identity_card',
  outcome: 'ok',
  iinMasked: '********0017',
  phoneMasked: null,
  durationMs: 12,
  stateMs: null,
  createdAt: Date.parse('2026-05-01T10:00:00Z'),
  ...changes,
});

test('the head, then a line for each call; what looks like a formula is none', async () => {
  const requests = [request(1), request(2, { documentType: '=1+1', outcome: '@SUM(A1)', operation: '+cmd' as never })];
  const csv = await buffer(exportRequests({ organizationId: 'alma' }, { listRequests: async () => requests }));
  assert.equal(
    csv.toString('utf8'),
    [
      '\ufefftime,request_id,session,operation,environment,api_key_id,document_type,outcome,iin,phone,duration_ms,state_ms',
      '2026-05-01T10:00:00.000Z,req_1,,requestDocument,test,key_1,identity_card,ok,********0017,,12,',
      "2026-05-01T10:00:00.000Z,req_2,,'+cmd,test,key_1,'=1+1,'@SUM(A1),********0017,,12,",
      '',
    ].join('\r\n'),
  );
});

test('it reads only as far as its reader has read', async () => {
  let pages = 0;
  const listRequests = async () => {
    pages += 1;
    return Array.from({ length: 500 }, (_, index) => request(index));
  };
  const csv = exportRequests({ organizationId: 'alma' }, { listRequests });
  for await (const chunk of csv) {
    assert.ok(chunk.length > 0);
    break;
  }
  assert.ok(csv.destroyed);
  assert.ok(pages <= 3, `${pages} pages for a reader who read one chunk`);
});

test('a store that fails ends the file with an error, not with its end', async () => {
  const listRequests = async () => {
    throw new Error('no store');
  };
  await assert.rejects(text(exportRequests({ organizationId: 'alma' }, { listRequests })), /no store/);
});
