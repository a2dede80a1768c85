import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { createLogStream } from './log-stream.ts';
import { openPipe } from './pipe-test-setup.ts';

const log = JSON.stringify(new URL('logger.ts', import.meta.url));

interface Writer {
  child: ChildProcess;
  /** What it writes to; nobody reads it until a test does. */
  standardError: Readable;
  /** The lines of its standard output: what it says of itself. */
  says: AsyncIterator<string>;
}

type Kind = 'pipe' | 'socket';

/** A process that logs, with `logger` and `droppedLines` at hand; it lives until its standard input ends, unless it ends itself. */
function startWriter(t: TestContext, kind: Kind, code: string): Writer {
  const script = `import { openLog } from ${log}; const { logger, droppedLines } = await openLog('info'); ${code}`;
  const ends = kind === 'pipe' ? openPipe(t) : undefined;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', ends?.writer ?? 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  if (ends !== undefined) closeSync(ends.writer);
  const standardError = ends?.reader() ?? child.stderr;
  assert.ok(child.stdout !== null && standardError !== null);
  return { child, standardError, says: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const KINDS: readonly Kind[] = ['pipe', 'socket'];
const LINES = 20_000;
const FILLING = `for (let line = 0; line < ${LINES}; line += 1) logger.info({ line }, 'x'.repeat(80));`;

for (const kind of KINDS) {
  test(`a ${kind} that nobody reads stops nobody, and what is missing is told once it flows again`, async (t) => {
    const { standardError, says } = startWriter(
      t,
      kind,
      `${FILLING} process.stdin.resume(); setImmediate(() => process.stdout.write('goes on ' + droppedLines() + '\\n'));`,
    );
    const { value } = await says.next();
    const dropped = Number(/^goes on (\d+)$/.exec(String(value))?.[1]);
    assert.ok(dropped > 0, String(value));
    let written = 0;
    for await (const line of createInterface({ input: standardError })) {
      const { msg, line: number, lines } = JSON.parse(line);
      if (lines !== undefined) {
        assert.match(msg, /^log lines are missing/);
        assert.equal(lines, dropped);
        break;
      }
      assert.equal(number, written);
      written += 1;
    }
    assert.equal(written + dropped, LINES);
  });

  test(`an exit does not wait for a ${kind} that nobody reads`, async (t) => {
    const { child } = startWriter(t, kind, `${FILLING} process.exit(3);`);
    assert.deepEqual(await once(child, 'exit'), [3, null]);
  });

  test(`a ${kind} whose reader is gone stops nobody, and its lines are counted`, async (t) => {
    const { child, standardError, says } = startWriter(
      t,
      kind,
      `process.stdin.once('data', () => { logger.info('a'); setImmediate(() => process.stdout.write(droppedLines() + '\\n')); });`,
    );
    standardError.destroy();
    await once(standardError, 'close');
    child.stdin?.write('go');
    assert.equal((await says.next()).value, '1');
  });

  for (const [how, code] of Object.entries({
    'an exit': 'process.exit(0)',
    'an error that nobody caught': "throw new Error('nobody catches it')",
    'a promise that nobody caught': "Promise.reject(new Error('nobody catches it'))",
    'the end of all work': 'process.stdin.unref()',
  })) {
    test(`the last line is on the ${kind} after ${how}`, async (t) => {
      // More than either holds, so that the last line waits for the reader.
      const { standardError } = startWriter(
        t,
        kind,
        `logger.info('x'.repeat(500_000)); logger.info('the last'); ${code};`,
      );
      assert.match(await text(standardError), /^\{.*"msg":"the last"\}$/m);
    });
  }
}

test('lines that cannot be written are counted', { skip: process.platform !== 'linux' }, (t) => {
  const fd = openSync('/dev/full', 'w');
  t.after(() => closeSync(fd));
  const stream = createLogStream({ fd, onFlowing: () => assert.fail('nothing flows') });
  for (const line of ['a\n', 'b\n', 'c\n']) stream.write(line);
  stream.flushSync();
  assert.equal(stream.droppedLines(), 3);
});
