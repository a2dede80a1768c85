/** What those who generate a client from the OpenAPI documents count on. `npm test` installs Redocly beside, with the linter. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

test('both OpenAPI documents keep Redocly’s recommended rules, but for the slash at the end that the specification has, without a warning', async () => {
  const redocly = join(root, 'tools/lint/node_modules/@redocly/cli/bin/cli.js');
  // It calls nobody: neither for statistics nor for a newer version.
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const lint = promisify(execFile)(process.execPath, [redocly, 'lint', '--format=stylish'], { cwd: root, env });
  const { stdout, stderr } = await lint.catch((failed: { stdout: string; stderr: string }) => failed);
  assert.match(stderr, /API descriptions are valid/, stdout);
  assert.doesNotMatch(stderr, /warning/, stdout);
});
