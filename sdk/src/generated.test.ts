import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generatedFiles } from '../generate.ts';

test('types and error texts are those of the gateway; npm run openapi writes them anew', () => {
  for (const [file, write] of Object.entries(generatedFiles)) {
    assert.equal(readFileSync(join(import.meta.dirname, 'generated', file), 'utf8'), write(), file);
  }
});
