/** What is in colour, and how a table stands. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { WriteStream } from 'node:tty';
import { coloured, createTerminal } from './terminal.ts';

/**
 * A terminal of many colours with these variables and no others, as long as the test runs: Node leaves colours out for more
 * variables than two (`CI`, `TMUX`, …), so that what the tests were started with must not reach them.
 */
function setColours(t: TestContext, variables: NodeJS.ProcessEnv): void {
  const before = process.env;
  process.env = { TERM: 'xterm-256color', ...variables };
  t.after(() => {
    process.env = before;
  });
}

function streamOf({ isTTY }: { isTTY: boolean }): NodeJS.WriteStream {
  const { getColorDepth } = WriteStream.prototype;
  return Object.assign(Object.create(process.stdout), { isTTY, ...(isTTY && { getColorDepth }) });
}

const cases = [
  { what: 'on a terminal', variables: {}, isTTY: true, hasColour: true },
  { what: 'in a file or a pipe', variables: {}, isTTY: false, hasColour: false },
  { what: 'on a terminal with NO_COLOR', variables: { NO_COLOR: '1' }, isTTY: true, hasColour: false },
  { what: 'in a pipe with FORCE_COLOR', variables: { FORCE_COLOR: '1' }, isTTY: false, hasColour: true },
];

for (const { what, variables, isTTY, hasColour } of cases) {
  test(`${what} there ${hasColour ? 'is' : 'is no'} colour`, (t) => {
    setColours(t, variables);
    assert.equal(
      coloured('red', 'PROBLEM', streamOf({ isTTY })),
      hasColour ? '\u001B[31mPROBLEM\u001B[39m' : 'PROBLEM',
    );
  });
}

test('a table has its columns under each other, and a sign for what is not there', (t) => {
  setColours(t, { NO_COLOR: '1' });
  let printed = '';
  t.mock.method(process.stdout, 'write', (text: string) => {
    printed += text;
    return true;
  });
  const rows = [
    { id: 'a', last_used_at: null, suspended: true },
    { id: 'алма', last_used_at: '2026-11-22', suspended: false },
  ];
  createTerminal({ json: false }).printRows(rows, ['id', 'last_used_at', 'suspended']);
  t.mock.restoreAll();
  assert.equal(printed, 'id    last used at  suspended\na     -             yes\nалма  2026-11-22    no\n');
});
