/** What is asked of the command line but is no command to do something must do nothing: files and store stay as they are. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { createProgram } from './program.ts';

const bin = fileURLToPath(new URL('../../bin/qujat.cjs', import.meta.url));
const AT_ONCE = 4;

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

interface Place {
  directory: string;
  qujat(words: readonly string[]): Promise<Ran>;
  /** Every file below the folder, with its content. */
  files(): Record<string, string>;
}

/** A folder in which somebody works, with a store in `data`. */
async function newPlace(t: TestContext): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-cli-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const place: Place = {
    directory,
    qujat: (words) =>
      new Promise((resolve) => {
        const options = { cwd: directory, env: { PATH: process.env['PATH'], PORT: '0' } };
        execFile(process.execPath, [bin, ...words], options, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      }),
    files: () =>
      Object.fromEntries(
        globSync('**/*', { cwd: directory }).map((name) => {
          const file = join(directory, name);
          return [
            name,
            statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder',
          ];
        }),
      ),
  };
  assert.equal((await place.qujat(['seed'])).code, 0);
  return place;
}

/** Every command and group, with the words that it needs at least. */
function allCommands(command: Command, words: string[] = []): { words: string[]; command: Command }[] {
  const needed = command.registeredArguments.map(() => 'word@example.kz');
  const below = command.commands.flatMap((each) => allCommands(each, [...words, each.name()]));
  return [{ words: [...words, ...needed], command }, ...below];
}

const commands = allCommands(createProgram({}));

async function runAll(place: Place, cases: readonly string[][]): Promise<{ words: string[]; ran: Ran }[]> {
  const waiting = [...cases];
  const results: { words: string[]; ran: Ran }[] = [];
  const work = async () => {
    for (let words = waiting.shift(); words !== undefined; words = waiting.shift()) {
      results.push({ words, ran: await place.qujat(words) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

test('--help and -h of every command tell its use, and change nothing', async (t) => {
  const place = await newPlace(t);
  const before = place.files();
  const cases = commands.flatMap(({ words }) => [
    [...words, '--help'],
    [...words, '-h'],
  ]);
  assert.ok(cases.some((words) => words.join(' ') === 'keys rotate-master --help'));
  for (const { words, ran } of await runAll(place, cases)) {
    assert.deepEqual([ran.code, ran.stderr], [0, ''], words.join(' '));
    assert.match(ran.stdout, /^Usage: qujat /, words.join(' '));
  }
  assert.deepEqual(place.files(), before);
});

test('an option or a word that a command does not know ends with code 2 and a sentence, and changes nothing', async (t) => {
  const place = await newPlace(t);
  const before = place.files();
  const cases = commands.flatMap(({ words }) => [
    [...words, '--no-such-option'],
    [...words, '--yess'],
    [...words, 'nonsense'],
    [...words, 'help', 'me'],
  ]);
  const helpOf = commands.filter(({ command }) => command.commands.length > 0).map(({ words }) => words.join(' '));
  for (const { words, ran } of await runAll(place, cases)) {
    // A group has its own word for help: `qujat audit help me`.
    const asksForHelp = words.at(-2) === 'help' && helpOf.includes(words.slice(0, -2).join(' '));
    assert.deepEqual([ran.code, ran.stdout], [2, ''], words.join(' '));
    assert.match(ran.stderr, asksForHelp ? /^Usage: / : /^(Unknown|Too many) .*\n/, words.join(' '));
  }
  assert.deepEqual(place.files(), before);
});

test('a word that is nearly right is answered with the right one', async (t) => {
  const place = await newPlace(t);
  assert.match((await place.qujat(['sed'])).stderr, /^Unknown command 'sed'\n\(Did you mean seed\?\)$/m);
  assert.match((await place.qujat(['audit', 'exprt'])).stderr, /\(Did you mean export\?\)/);
  assert.match(
    (await place.qujat(['doctor', '--lively'])).stderr,
    /^Unknown option '--lively'\n\(Did you mean --live\?\)$/m,
  );
});

test('the program tells its version and its exit codes', async (t) => {
  const place = await newPlace(t);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.deepEqual(await place.qujat(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  const { code, stdout } = await place.qujat([]);
  assert.equal(code, 0);
  assert.match(stdout, /^Exit codes:\n {2}0 {2}done\n {2}1 .*\n {2}2 /m);
});

test('the guide has every command', () => {
  const guide = readFileSync(new URL('../../../docs/guides/operate.md', import.meta.url), 'utf8');
  const names = commands
    .filter(({ command }) => command.commands.length === 0)
    .map(({ words, command }) => words.slice(0, words.length - command.registeredArguments.length).join(' '));
  assert.deepEqual(
    names.filter((name) => !guide.includes(`\`${name}\``)),
    [],
  );
});

test('a command that fails in its words says so before it has touched the store', async (t) => {
  const place = await newPlace(t);
  const before = place.files();
  const failing = [
    ['operator', 'create', 'nobody'],
    ['audit', 'export', '--since', 'x'],
    ['audit', 'export', '--to', 'data/master.key'],
    ['state-simulator', '--port', '80a'],
  ];
  for (const { words, ran } of await runAll(place, failing)) assert.notEqual(ran.code, 0, words.join(' '));
  assert.deepEqual(place.files(), before);
});
