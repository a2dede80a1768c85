/** What is asked of the command line but is no command to do something must do nothing; what the help and the guide say is so. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Command, CommanderError } from 'commander';
import { bin, newPlace } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

interface Parsed {
  /** The command that would have run; undefined where none would. */
  ran: string | undefined;
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

class WouldRun extends Error {}

/** Reads the words as the program does, up to the moment at which the command's own file would be loaded. */
async function parse(words: readonly string[]): Promise<Parsed> {
  const program = createProgram({ environment: {}, terminal: createTerminal({ json: false }) });
  const parsed: Parsed = { ran: undefined, exitCode: undefined, stdout: '', stderr: '' };
  for (const command of everyCommand(program)) {
    command.configureOutput({
      writeOut: (text) => {
        parsed.stdout += text;
      },
      writeErr: (text) => {
        parsed.stderr += text;
      },
    });
  }
  program.hook('preAction', (_, command) => {
    parsed.ran = nameOf(command);
    throw new WouldRun();
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) parsed.exitCode = error.exitCode;
    else if (!(error instanceof WouldRun)) throw error;
  }
  return parsed;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** Such as `keys rotate-master`. */
function nameOf(command: Command): string {
  const above = command.parent === null ? '' : nameOf(command.parent);
  return command.parent === null ? '' : `${above} ${command.name()}`.trim();
}

/** The words that the command needs at least. */
function neededWords(command: Command): string[] {
  const options = command.options.filter(({ mandatory }) => mandatory);
  return [
    ...nameOf(command).split(' ').filter(Boolean),
    ...command.registeredArguments.filter(({ required }) => required).map(() => 'word'),
    ...options.flatMap(({ long, argChoices }) => [long ?? '', argChoices?.[0] ?? 'word']),
  ];
}

const program = createProgram({ environment: {}, terminal: createTerminal({ json: false }) });
const commands = everyCommand(program);
const leaves = commands.filter((command) => command.commands.length === 0);

test('--help and -h of every command tell its use, and run nothing', async () => {
  assert.ok(leaves.some((command) => nameOf(command) === 'keys rotate-master'));
  for (const command of commands) {
    for (const help of ['--help', '-h']) {
      const { ran, exitCode, stdout, stderr } = await parse([...neededWords(command), help]);
      assert.deepEqual([ran, exitCode, stderr], [undefined, 0, ''], nameOf(command));
      assert.match(stdout, /^Usage: qujat /, nameOf(command));
      assert.match(stdout, /--json/, nameOf(command));
    }
  }
});

test('every command shows an example, and the example is right', async () => {
  for (const command of leaves) {
    const { stdout } = await parse([...neededWords(command), '--help']);
    const words = /\nExample:\n {2}(.*)\n/.exec(stdout)?.[1] ?? '';
    // As a shell reads it, up to where it sends the output.
    const read = [...words.replace(/ [<>|].*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    assert.equal(read[0], 'qujat', nameOf(command));
    assert.equal((await parse(read.slice(1))).ran, nameOf(command));
  }
});

test('an option or a word that a command does not know ends with code 2 and a sentence, and runs nothing', async () => {
  for (const command of commands) {
    const words = neededWords(command);
    // A group has its own word for help: `qujat audit help me`. An argument that is optional takes a word.
    const tooMany = [...words, ...command.registeredArguments.filter(({ required }) => !required).map(() => 'word')];
    for (const wrong of [
      [...words, '--no-such-option'],
      [...words, '--yess'],
      // One that takes any number of files takes no wrong one.
      ...(command.registeredArguments.some(({ variadic }) => variadic) ? [] : [[...tooMany, 'nonsense']]),
    ]) {
      const { ran, exitCode, stdout, stderr } = await parse(wrong);
      assert.deepEqual([ran, exitCode === 0, stdout], [undefined, false, ''], wrong.join(' '));
      assert.match(stderr, /^(Unknown|Too many|Command-argument) .*\n/, wrong.join(' '));
    }
  }
});

test('a word that is nearly right is answered with the right one', async () => {
  assert.match((await parse(['sed'])).stderr, /^Unknown command 'sed'\n\(Did you mean seed\?\)$/m);
  assert.match((await parse(['audit', 'exprt'])).stderr, /\(Did you mean export\?\)/);
  assert.match((await parse(['doctor', '--lively'])).stderr, /^Unknown option '--lively'\n\(Did you mean --live\?\)$/m);
});

test('no command takes a secret as a word: other users of the machine could read it', () => {
  for (const command of leaves) {
    const taken = [
      ...command.registeredArguments.map((argument) => argument.name()),
      ...command.options.filter((option) => option.required || option.optional).map((option) => option.attributeName()),
    ];
    // The name of a file with a secret is none.
    const words = taken.filter((name) => !name.endsWith('File'));
    const secret = words.filter((name) => /^(api|master)?key$|password$|secret|token|otp|^code$|session/i.test(name));
    // The verifier key of the audit is public.
    assert.deepEqual(secret, nameOf(command) === 'audit verify' ? ['key'] : [], nameOf(command));
  }
});

test('what is no command changes nothing, and ends as the table of exit codes says', async (t) => {
  const place = await newPlace(t);
  const before = place.files();
  assert.equal((await place.qujat(['keys', 'rotate-master', '--help'])).code, exitCodes.ok.code);
  const unknown = await place.qujat(['seed', '--no-such-option']);
  assert.deepEqual([unknown.code, unknown.stdout], [exitCodes.usage.code, '']);
  const record = await place.qujat(['sed', '--json']);
  assert.deepEqual([record.code, record.stdout], [exitCodes.usage.code, '']);
  assert.deepEqual(JSON.parse(record.stderr), {
    code: 'usage',
    message: "Unknown command 'sed' (Did you mean seed?)",
    exit_code: exitCodes.usage.code,
  });
  assert.deepEqual(place.files(), before);
});

test('output that has no room left is told in one sentence, and ends with code 1', async (t) => {
  if (!existsSync('/dev/full')) return t.skip('this system has no /dev/full');
  for (const words of ['openapi', 'openapi --json']) {
    const command = `"${process.execPath}" "${bin}" ${words} > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    assert.equal(status, exitCodes.failure.code);
    const told = words.includes('--json') ? JSON.parse(stderr).message : stderr.trimEnd();
    assert.equal(told, 'Cannot use a file: the disk is full.');
  }
});

test('the program tells its version and its exit codes', async (t) => {
  const place = await newPlace(t);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.deepEqual(await place.qujat(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  const { code, stdout } = await place.qujat([]);
  assert.equal(code, 0);
  for (const { code: exitCode, meaning } of Object.values(exitCodes))
    assert.ok(stdout.includes(`  ${String(exitCode).padEnd(5)}${meaning}`));
});

test('the guide has every command, with the words of its help, and every exit code', () => {
  const guide = readFileSync(new URL('../../../docs/guides/command-line.md', import.meta.url), 'utf8');
  const rowsOf = (pattern: RegExp) =>
    [...guide.matchAll(pattern)].map((row) => row.slice(1).map((cell) => cell.trim()));
  assert.deepEqual(
    rowsOf(/^\| `([a-z -]+)`(?: <[^|]*)? \|([^|]*)\|$/gm).toSorted(),
    leaves.map((command) => [nameOf(command), command.description()]).toSorted(),
  );
  assert.deepEqual(
    rowsOf(/^\| (\d+) \|([^|]*)\|$/gm),
    Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
  );
});

test('a command that fails in its words says so before it has touched the store', async (t) => {
  const place = await newPlace(t);
  const before = place.files();
  const failing = [
    ['operator', 'create', 'nobody'],
    ['audit', 'export', '--since', 'x'],
    ['audit', 'export', '--to', 'data/master.key'],
    ['audit', 'list', '--action', 'no_such_action'],
    ['organizations', 'suspend', 'demonstration', '--reason', 'x'],
    ['state-simulator', '--port', '80a'],
  ];
  for (const words of failing) assert.notEqual((await place.qujat(words)).code, 0, words.join(' '));
  assert.deepEqual(place.files(), before);
});
