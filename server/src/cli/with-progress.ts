/** Says what is waited for, and on a terminal for how long already. */
import type { Terminal } from './terminal.ts';

const EVERY_MS = 1_000;

export async function withProgress<Result>(
  what: string,
  waiting: Promise<Result>,
  terminal: Terminal,
): Promise<Result> {
  if (terminal.json || !process.stderr.isTTY) {
    terminal.note(`${what} …`);
    return waiting;
  }
  const startedMs = performance.now();
  const draw = () => process.stderr.write(`\r${what} … ${Math.round((performance.now() - startedMs) / 1_000)} s`);
  draw();
  const timer = setInterval(draw, EVERY_MS);
  try {
    return await waiting;
  } finally {
    clearInterval(timer);
    // Away with the line: what comes next stands in its place.
    process.stderr.write('\r\u001B[K');
  }
}
