/**
 * The gateway that a command calls over HTTP: where it is, with which key, and how it ends with Ctrl-C. A key comes from the
 * environment, a file or standard input; never from the words of the command line, which every user of the machine can read.
 */
import { readFileSync } from 'node:fs';
import { Qujat, QujatError, type QujatOptions } from '@qujat/sdk';
import { secret, text } from '../settings/values.ts';
import { systemWords } from '../system/system-words.ts';
import { type Answers, openAnswers } from './answers.ts';
import { catchInterruption } from './catch-interruption.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError, wrongField } from './failure.ts';
import { findProfile } from './profiles.ts';
import type { Terminal } from './terminal.ts';

export interface ConnectionOptions {
  profile?: string;
  baseUrl?: string;
  apiKeyFile?: string;
  apiKeyStdin?: boolean;
}

export interface GatewayCall {
  qujat: Qujat;
  connection: QujatOptions;
  /** Whether the key is one of the sandbox, in which everybody is invented. */
  isTestKey: boolean;
  signal: AbortSignal;
  answers: Answers;
  terminal: Terminal;
}

const LOCAL_GATEWAY = 'http://127.0.0.1:8080';

export async function withGateway<Result>(
  options: ConnectionOptions,
  { environment, terminal }: CommandContext,
  work: (call: GatewayCall) => Promise<Result>,
): Promise<Result> {
  const interruption = catchInterruption();
  const answers = openAnswers(interruption);
  try {
    const connection = await connectionFor(options, environment, answers);
    const qujat = clientOf(connection);
    const isTestKey = connection.apiKey.startsWith('qjt_test_');
    return await work({ qujat, connection, isTestKey, signal: interruption.signal, answers, terminal });
  } catch (error) {
    throw error instanceof QujatError ? refusalOf(error) : error;
  } finally {
    answers.close();
    interruption.forget();
  }
}

async function connectionFor(
  options: ConnectionOptions,
  environment: NodeJS.ProcessEnv,
  answers: Answers,
): Promise<QujatOptions> {
  const profile = findProfile(options.profile ?? text(environment, 'QUJAT_PROFILE'), environment);
  const baseUrl = options.baseUrl ?? text(environment, 'QUJAT_BASE_URL') ?? profile.baseUrl ?? LOCAL_GATEWAY;
  const apiKey =
    options.apiKeyStdin === true
      ? await answers.askHidden('API key')
      : readApiKey(options, environment, profile.apiKeyFile);
  if (apiKey === undefined) {
    throw new CommandError(
      'usage',
      'There is no API key. Set QUJAT_API_KEY or QUJAT_API_KEY_FILE, name a file with --api-key-file, or keep one in a ' +
        'profile: qujat profiles set default --api-key-file <file>.',
    );
  }
  return { apiKey, baseUrl };
}

/** What is nearest to the command counts: its option, then the environment, then the profile. */
export function readApiKey(
  { apiKeyFile }: ConnectionOptions,
  environment: NodeJS.ProcessEnv,
  profileFile: string | undefined,
): string | undefined {
  if (apiKeyFile !== undefined) return readKeyFile('--api-key-file', apiKeyFile);
  const own = readOwnKey(environment);
  if (own !== undefined || profileFile === undefined) return own;
  return readKeyFile('apiKeyFile of the profile', profileFile);
}

function readOwnKey(environment: NodeJS.ProcessEnv): string | undefined {
  try {
    return secret(environment, 'QUJAT_API_KEY', text(environment, 'QUJAT_API_KEY_FILE'));
  } catch (error) {
    throw new CommandError('usage', (error as Error).message);
  }
}

export function readKeyFile(name: string, file: string): string {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError('usage', `${name} names ${file}, but ${systemWords(error) ?? 'it cannot be read'}.`);
  }
  const line = content.trim();
  if (line !== '' && !/\s/.test(line)) return line;
  throw new CommandError('usage', `${name} must name a file with one line, the API key.`);
}

function clientOf(connection: QujatOptions): Qujat {
  try {
    return new Qujat(connection);
  } catch (error) {
    if (error instanceof TypeError) throw new CommandError('usage', error.message);
    throw error;
  }
}

/** The state's own fault has a status 4xx, for the specification says so. */
const FAULT_OF_STATE = 'government_service_error';

function refusalOf(error: QujatError): CommandError {
  const { code, status, requestId, attemptsLeft, retryAfterSeconds, fields } = error;
  const wrong = fields?.map(wrongField) ?? [];
  return new CommandError(reasonOf(error), [error.message, ...wrong].join(' '), {
    code,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { request_id: requestId }),
    ...(attemptsLeft !== undefined && { attempts_left: attemptsLeft }),
    ...(retryAfterSeconds !== undefined && { retry_after: retryAfterSeconds }),
    ...(fields !== undefined && { errors: fields }),
  });
}

function reasonOf({ code, status }: QujatError) {
  if (code === 'timed_out') return 'timedOut';
  if (status === undefined || status >= 500 || code === FAULT_OF_STATE) return 'unavailable';
  return 'refused';
}
