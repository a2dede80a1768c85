/** Runs the command that was asked for. Which there are stands in `program.ts`; one file per command beside this one. */
import { CommanderError } from 'commander';
import { GatewayError } from '../errors.ts';
import { systemWords } from '../system/system-words.ts';
import { createProgram, exitCodes } from './program.ts';

/** A failure is one sentence on standard error. What has not become a command is told by commander, and has changed nothing. */
export async function runCli(words: readonly string[]): Promise<void> {
  forgiveDeafReaders();
  const program = createProgram(process.env);
  if (words.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
      return;
    }
    if (isBrokenPipe(error)) return;
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(exitCodes.failure);
  }
}

function sentenceOf(error: unknown): string {
  const fields = error instanceof GatewayError ? error.extras.errors : undefined;
  if (fields !== undefined) return fields.map(({ field, message }) => `The ${field} ${message}.`).join(' ');
  return fileSentence(error) ?? (error instanceof Error ? error.message : String(error));
}

/** A file that the command line names. A person is never shown the system's code. */
function fileSentence(error: unknown): string | undefined {
  const reason = systemWords(error);
  if (reason === undefined || !(error instanceof Error) || !('code' in error)) return undefined;
  return `Cannot use ${'path' in error ? error.path : 'a file'}: ${reason}.`;
}

/** `qujat openapi | head`: a reader that has had enough is no failure of ours. What it does not read is dropped. */
function forgiveDeafReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isBrokenPipe(error)) throw error;
    });
  }
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
