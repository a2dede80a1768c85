/**
 * What `npm run types` does: the compiler looks at every part, side by side. Several checkers of one part would each work out the types
 * of its libraries anew, which costs more than they save.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The folders with a `tsconfig.json`; the first has all that is not a page and not the SDK. */
const PARTS = ['.', 'cabinet', 'flow', 'sdk'];

const root = join(import.meta.dirname, '..');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

async function isRight(part: string): Promise<boolean> {
  const options = ['--incremental', '--checkers', '1', '-p', part];
  const [code] = await once(spawn(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' }), 'close');
  return code === 0;
}

const found = await Promise.all(PARTS.map(isRight));
process.exitCode = found.every((right) => right) ? 0 : 1;
