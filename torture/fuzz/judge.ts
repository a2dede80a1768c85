/** Whether an answer is one that the OpenAPI document promises. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { errorSchema } from '../../server/src/http/error-schema.ts';
import { type Attack, fill, type Placeholders } from './attack.ts';
import type { DocumentedAnswer } from './operations.ts';
import type { Reply } from './send.ts';

/** The state's own failures, which the sandbox's people bring about: the only 5xx that may come. */
const EXPECTED_5XX = ['egov_unreachable', 'egov_unavailable', 'egov_timeout'];
/** What a request that reaches no operation, or another one than was meant, may have beside what belongs to its own. */
const REFUSAL_STATUSES = [400, 401, 403, 404, 405, 413, 415, 417, 426, 429, 431];

const validateError = new Ajv2020({ strict: false }).compile(errorSchema);

/** What is wrong with the answer; undefined where nothing is. */
export function complaintOf(attack: Attack, values: Placeholders, reply: Reply | 'none' | 'hang'): string | undefined {
  if (reply === 'hang') return 'no answer within the deadline';
  if (reply === 'none') return attack.malformed ? undefined : 'hung up without an answer';
  const error = reply.status >= 400 ? readError(reply) : undefined;
  if (reply.status >= 500 && !EXPECTED_5XX.includes(error?.code ?? ''))
    return `unexpected ${reply.status}: ${shown(reply)}`;
  if (error !== undefined && repeatsSecret(attack, values, reply)) return 'the error repeats a secret of its request';
  if (attack.reaches) return undocumented(attack, reply, error);
  if (reply.status < 400 || attack.method === 'HEAD') return undefined;
  if (error === undefined) return `an error with another body: ${shown(reply)}`;
  const isRefusal = REFUSAL_STATUSES.includes(reply.status) || attack.operation.answers.has(reply.status);
  return isRefusal ? undefined : `an odd refusal ${reply.status}`;
}

function undocumented(attack: Attack, reply: Reply, error: ErrorReply | undefined): string | undefined {
  const { operation } = attack;
  const answer = operation.answers.get(reply.status);
  if (answer === undefined) return `${operation.id} does not document ${reply.status}: ${shown(reply)}`;
  const fault = bodyFault(answer, reply);
  if (fault !== undefined) return `${operation.id} ${reply.status}: ${fault}`;
  if (error !== undefined && !answer.codes.has(error.code)) {
    return `${operation.id} ${reply.status} does not document the code ${error.code}`;
  }
  return undefined;
}

function bodyFault({ bodies }: DocumentedAnswer, reply: Reply): string | undefined {
  if (bodies.size === 0) return reply.body.length === 0 ? undefined : 'a body where none is documented';
  const type = (reply.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (!bodies.has(type)) return `undocumented media type "${type}"`;
  const validate = bodies.get(type);
  if (validate === undefined) return undefined;
  const value = readJson(reply.body);
  if (value === undefined) return 'no JSON';
  return validate(value) ? undefined : `breaks its schema: ${JSON.stringify(validate.errors)}`;
}

interface ErrorReply {
  code: string;
}

function readError({ body }: Reply): ErrorReply | undefined {
  const value = readJson(body);
  return validateError(value) ? (value as ErrorReply) : undefined;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function repeatsSecret({ target, headers, body }: Attack, values: Placeholders, reply: Reply): boolean {
  const sent = fill(`${target} ${body?.text ?? ''} ${headers.flat().join(' ')}`, values);
  const secrets = [values.key, values.iin, values.phone, values.session, values.owner, values.operator];
  return secrets.some((secret) => secret !== '' && sent.includes(secret) && reply.body.includes(secret));
}

function shown(reply: Reply): string {
  return reply.body.subarray(0, 300).toString('latin1');
}
