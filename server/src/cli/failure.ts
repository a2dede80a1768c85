/** A failure of a command: one sentence for people, one object for programs, and the exit code. */
import { errorTable, GatewayError } from '../errors.ts';
import { systemWords } from '../system/system-words.ts';
import { type ExitReason, exitCodes } from './exit-codes.ts';

export interface Failure {
  reason: ExitReason;
  sentence: string;
  /** What `--json` prints, beside `message` and `exit_code`. */
  fields: Readonly<Record<string, unknown>>;
}

/** What a command throws where its reason is another than `failure`. */
export class CommandError extends Error {
  readonly reason: ExitReason;
  readonly fields: Failure['fields'];

  constructor(reason: ExitReason, sentence: string, fields: Failure['fields'] = {}) {
    super(sentence);
    this.name = 'CommandError';
    this.reason = reason;
    this.fields = fields;
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError) {
    return { reason: error.reason, sentence: error.message, fields: { code: codeOf(error.reason), ...error.fields } };
  }
  if (error instanceof GatewayError) return refusalOf(error);
  const sentence = fileSentence(error) ?? (error instanceof Error ? error.message : String(error));
  return { reason: 'failure', sentence, fields: { code: codeOf('failure') } };
}

export function failureRecord({ reason, sentence, fields }: Failure): object {
  return { ...fields, message: sentence, exit_code: exitCodes[reason].code };
}

/** A sentence on a field that is wrong. Some end with a question: did you mean another? */
export function wrongField({ field, message }: { field: string; message: string }): string {
  return `The ${field} ${message}${message.endsWith('?') ? '' : '.'}`;
}

function codeOf(reason: ExitReason): string {
  return reason.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function refusalOf({ code, extras, message }: GatewayError): Failure {
  const reason = errorTable[code].status < 500 ? 'refused' : 'unavailable';
  const sentence = extras.errors?.map(wrongField).join(' ') ?? message;
  return { reason, sentence, fields: { code, ...extras } };
}

/** A file that the command line names. A person is never shown the system's code. */
function fileSentence(error: unknown): string | undefined {
  const reason = systemWords(error);
  if (reason === undefined || !(error instanceof Error) || !('code' in error)) return undefined;
  return `Cannot use ${'path' in error ? error.path : 'a file'}: ${reason}.`;
}
