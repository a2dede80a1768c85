/** The OpenAPI document: committed as it is made, and true to the table of errors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeOpenApi } from '../cli/print-openapi.ts';
import { documentTypeNames } from '../documents/document-type.ts';
import { errorTable } from '../errors.ts';

interface Operation {
  operationId: string;
  tags?: string[];
  summary?: string;
  responses: Record<string, { description: string; content?: Record<string, { examples?: Record<string, unknown> }> }>;
}

interface OpenApi {
  openapi: string;
  tags?: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
}

const made = (await makeOpenApi()) as OpenApi;
const operations = Object.values(made.paths).flatMap((path) => Object.values(path));

test('openapi.json in the repository is the one that the routes make: npm run openapi writes it', () => {
  const committed = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(JSON.stringify(made)), JSON.parse(committed));
});

test('it is OpenAPI 3.1, and each operation has a name and a summary', () => {
  assert.match(made.openapi, /^3\.1\./);
  const names = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { operationId, summary } of operations) assert.ok(summary, operationId);
});

test('each tag of an operation is declared with what it means', () => {
  const declared = (made.tags ?? []).map(({ name }) => name);
  const used = new Set(operations.flatMap(({ tags = [] }) => tags));
  assert.deepEqual(
    [...used].filter((tag) => !declared.includes(tag)),
    [],
  );
});

test('each documented error stands under its status, and each error of the table is documented somewhere', () => {
  const documented = new Set<string>();
  for (const { operationId, responses } of operations) {
    for (const [status, response] of Object.entries(responses)) {
      for (const code of Object.keys(response.content?.['application/json']?.examples ?? {})) {
        if (!(code in errorTable)) continue;
        documented.add(code);
        assert.equal(String(errorTable[code as keyof typeof errorTable].status), status, `${operationId} ${code}`);
      }
    }
  }
  // Told for paths that are no operation at all.
  for (const code of ['not_found', 'method_not_allowed', 'not_for_browsers', 'request_timeout']) documented.add(code);
  assert.deepEqual([...documented].sort(), Object.keys(errorTable).sort());
});

test('the specification’s fourteen errors are in the table', () => {
  assert.equal(Object.values(errorTable).filter(({ specified }) => specified).length, 14);
});

test('the document types are the specification’s 24', () => {
  assert.equal(new Set(documentTypeNames).size, 24);
});
