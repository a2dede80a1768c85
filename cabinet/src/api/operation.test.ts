/** The operations as the cabinet knows them: those of the OpenAPI documents, at their addresses. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generateErrors } from '../../generate-errors.ts';
import { generateOperations } from '../../generate-operations.ts';
import { urlOf } from './operation.ts';

test('the generated operations are those of the OpenAPI documents: npm run openapi writes them', () => {
  const committed = readFileSync(new URL('../../generated/operations.ts', import.meta.url), 'utf8');
  assert.equal(committed, generateOperations());
});

test('the generated errors are those of the tables: npm run openapi writes them', () => {
  for (const [file, text] of Object.entries(generateErrors())) {
    assert.equal(readFileSync(new URL(`../../generated/${file}`, import.meta.url), 'utf8'), text, file);
  }
});

test('parameters go into the path or the query, and what is empty goes nowhere', () => {
  const organization_id = 'a/b?';
  assert.equal(
    urlOf('revokeApiKey', { organization_id, api_key_id: 'x' }),
    '/api/v1/cabinet/organizations/a%2Fb%3F/api-keys/x/revoke/',
  );
  assert.equal(
    urlOf('listRequests', { organization_id: 'a', outcome: '', request_id: undefined, after: '1.x&y' }),
    '/api/v1/cabinet/organizations/a/requests/?after=1.x%26y',
  );
  assert.equal(urlOf('listPlans', undefined), '/api/v1/cabinet/operator/plans/');
});
