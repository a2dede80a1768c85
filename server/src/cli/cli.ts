/** Runs the command that was asked for. Which there are stands in `program.ts`; one file per command beside this one. */
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { CommandError, type Failure, failureOf, failureRecord } from './failure.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

/** A failure is one sentence on standard error, or one object with `--json`. What has not become a command has changed nothing. */
export async function runCli(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  watchOutput(json);
  const program = createProgram({ environment: process.env, terminal: createTerminal({ json }) });
  if (words.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) endMisunderstood(error, json);
    else if (!isBrokenPipe(error)) end(failureOf(error), json);
  }
}

/** Where it is no program that reads, commander has told it already. */
function endMisunderstood({ exitCode, message }: CommanderError, json: boolean): void {
  if (exitCode === 0) return;
  const sentence = message.replace(/^error: (.)/, (_, first: string) => first.toUpperCase()).replace(/\n/g, ' ');
  if (json) end(failureOf(new CommandError('usage', sentence)), json);
  process.exitCode = exitCodes.usage.code;
}

function end(failure: Failure, json: boolean): void {
  process.stderr.write(`${json ? JSON.stringify(failureRecord(failure)) : failure.sentence}\n`);
  process.exit(exitCodes[failure.reason].code);
}

/**
 * `qujat openapi | head`: a reader that has had enough is no failure of ours. What it does not read is dropped. A full disk is one, which is
 * told by the exit code alone where it has standard error on it too.
 */
function watchOutput(json: boolean): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isBrokenPipe(error)) end(failureOf(error), json);
    });
  }
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
