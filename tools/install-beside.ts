/**
 * Installs what only some scripts need, such as the browser of the journeys, from the lock file of the folder that is named: npm
 * scripts that need it run this first. It does nothing where that is installed already. No package runs a script of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

// Side by side: each of them mostly waits for the network.
await Promise.all(process.argv.slice(2).map((folder) => installBeside(join(root, folder))));

async function installBeside(folder: string): Promise<void> {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  // Written last, so that an installation which was broken off is made again.
  const mark = join(folder, 'node_modules', '.installed-lock.json');
  if (readOrNothing(mark) === lock) return;
  const windows = process.platform === 'win32';
  const installing = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: windows,
  });
  const [status] = await once(installing, 'close');
  if (status !== 0) throw new Error(`npm ci failed in ${folder}`);
  writeFileSync(mark, lock);
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
