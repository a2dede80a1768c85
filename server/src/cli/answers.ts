/**
 * What a command asks for because it may not be a word of the command line: at a terminal with a question on standard error, else from
 * the lines of standard input, in the order in which they are asked for.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandError } from './failure.ts';

export interface Interruption {
  signal: AbortSignal;
  /** Ctrl-C. */
  interrupt(): void;
}

export function openAnswers({ signal, interrupt }: Interruption) {
  const isPerson = process.stdin.isTTY === true;
  let lines: ReturnType<typeof openLines> | undefined;
  const ask = async (question: string, isHidden: boolean) => {
    signal.throwIfAborted();
    // Standard input is touched only by a command that needs it.
    lines ??= openLines({ isPerson, interrupt });
    if (isPerson) lines.prompt(`${question}: `, isHidden);
    const line = await Promise.race([lines.next(), rejectionOf(signal)]);
    if (line === undefined) {
      throw new CommandError('usage', `The ${question} is missing: give it on a line of standard input.`);
    }
    return line.trim();
  };
  return {
    /** Whether a person answers, who may be asked once more. */
    isPerson,
    /** @throws CommandError `usage` where standard input has no further line; the signal's reason where it is aborted */
    ask: (question: string): Promise<string> => ask(question, false),
    /** The same, but what a person types or pastes is not shown. */
    askHidden: (question: string): Promise<string> => ask(question, true),
    close: () => lines?.close(),
  };
}

export type Answers = ReturnType<typeof openAnswers>;

function openLines({ isPerson, interrupt }: { isPerson: boolean; interrupt(): void }) {
  let isHidden = false;
  const echo = new Writable({
    write(text, _encoding, done) {
      if (!isHidden) process.stderr.write(text);
      done();
    },
  });
  const reader = createInterface({
    input: process.stdin,
    output: isPerson ? echo : undefined,
    terminal: isPerson,
    historySize: 0,
  });
  // At a terminal the keyboard is read key by key: Ctrl-C is no signal then.
  reader.on('SIGINT', interrupt);
  const iterator = reader[Symbol.asyncIterator]();
  return {
    prompt: (text: string, hidesAnswer: boolean) => {
      reader.setPrompt(text);
      reader.prompt();
      isHidden = hidesAnswer;
    },
    next: async (): Promise<string | undefined> => {
      const { done, value } = await iterator.next();
      // The end of the line was hidden too.
      if (isHidden) process.stderr.write('\n');
      isHidden = false;
      return done === true ? undefined : value;
    },
    close: () => reader.close(),
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
