/**
 * The sandbox: a state of our own, with synthetic people, a Mobile Citizen Data Base and an SMS sender "1414" whose messages
 * land in an inbox. It is an adapter of the port `egov.ts` like any connector to the real state.
 */
import type { Ids } from '../../clock.ts';
import { type DocumentTypeName, findDocumentType } from '../../documents/catalogue.ts';
import { asOf } from '../../documents/sample-days.ts';
import type {
  ChosenScenario,
  CodeAnswer,
  Egov,
  McdbAnswer,
  McdbQuestion,
  OtpRequested,
  StateDocument,
  StateDocumentReference,
  StateDocumentRequest,
} from '../egov.ts';
import { notVerified } from '../refusal.ts';
import { expireDocument } from './expire-document.ts';
import { assertReached } from './find-person.ts';
import type { SandboxInbox } from './inbox.ts';
import type { SandboxPerson } from './people.ts';
import { playScenario, refusalOfCode } from './play-scenario.ts';
import type { Population } from './population.ts';
import { makeSampleDocument } from './sample-document.ts';
import { sandboxOtp } from './sandbox-otp.ts';
import { playOf, scenarioOfPhone } from './scenarios.ts';
import { smsText } from './sms-text.ts';

export interface SandboxOptions {
  population: Pick<Population, 'find'>;
  inbox: SandboxInbox;
  ids: Ids;
  /** How long the state takes a code for. */
  otpTtlMs: number;
}

export function createSandboxEgov(options: SandboxOptions): Egov {
  return {
    requestDocument: (request, signal) => sendOtp(request, undefined, options, signal),
    // The same as a request; only the newest code counts.
    resendOtp: async (request, signal) => {
      const previous = await options.inbox.findLatestMessage(request.requestId);
      return sendOtp(request, previous?.message.code, options, signal);
    },
    fetchDocument: (request, code, signal) => fetchDocument(request, code, options, signal),
    checkMcdb: (question, signal) => checkMcdb(question, options, signal),
  };
}

/** Who is asked for, and what the state plays then: what was chosen, what the phone stands for, or what the person does. */
async function meet(
  question: McdbQuestion,
  { population }: SandboxOptions,
  signal: AbortSignal,
): Promise<{ person: SandboxPerson; plays: ChosenScenario }> {
  signal.throwIfAborted();
  const chosen = question.scenario ?? scenarioOfThePhone(question.phone);
  if (chosen !== undefined) await playScenario(chosen, signal);
  const person = assertReached(await population.find(question.organization.id, question.iin), question.phone);
  if (chosen !== undefined) return { person, plays: chosen };
  const plays = { name: person.situation, seconds: person.seconds ?? null };
  await playScenario(plays, signal);
  return { person, plays };
}

function scenarioOfThePhone(phone: string): ChosenScenario | undefined {
  const name = scenarioOfPhone(phone);
  return name && { name, seconds: playOf(name).seconds?.usual ?? null };
}

async function sendOtp(
  request: StateDocumentRequest,
  previousCode: string | undefined,
  options: SandboxOptions,
  signal: AbortSignal,
): Promise<OtpRequested> {
  const { person, plays } = await meet(request, options, signal);
  // To the caller a missing document looks like any other: only the SMS stays out.
  if (plays.name === 'document_missing' || plays.name === 'sms_never') return noReference;
  if (!person.documentTypes.includes(request.documentType)) return noReference;
  const fixed = person.fixedCode ?? (plays.name === 'fixed_code' ? request.phone.slice(-6) : undefined);
  const code = fixed ?? sandboxOtp(request.requestId, previousCode);
  await options.inbox.insertMessage(
    {
      id: options.ids.rowId(),
      requestId: request.requestId,
      organizationId: request.organization.id,
      phone: request.phone,
      code,
      text: smsText(code, request),
    },
    plays.name === 'sms_late' ? (plays.seconds ?? 0) * 1_000 : 0,
  );
  return noReference;
}

/** The sandbox knows a request by our own id. */
const noReference: OtpRequested = { stateReference: null };

async function fetchDocument(
  request: StateDocumentReference,
  code: string,
  options: SandboxOptions,
  signal: AbortSignal,
): Promise<CodeAnswer> {
  const { person, plays } = await meet(request, options, signal);
  const latest = await options.inbox.findLatestMessage(request.requestId);
  if (latest === undefined || latest.message.code !== code) return { outcome: 'wrong_code' };
  const refusal = refusalOfCode(plays.name);
  if (refusal !== undefined) return refusal;
  if (latest.nowMs >= latest.message.sentAt + options.otpTtlMs) return { outcome: 'code_expired' };
  return { outcome: 'document', document: await documentOf(person, request.documentType, plays) };
}

async function documentOf(
  person: SandboxPerson,
  documentType: DocumentTypeName,
  { name }: ChosenScenario,
): Promise<StateDocument> {
  const type = findDocumentType(documentType);
  const document = await makeSampleDocument(type, person);
  const { resultJson } = document;
  if (name === 'document_expired') return { ...document, resultJson: expireDocument(type, resultJson, asOf(person)) };
  // Of a shape that the catalogue does not know, so that it is handed on but not drawn.
  return name === 'pdf_missing' ? { ...document, resultJson: { ...resultJson, domain: null } } : document;
}

async function checkMcdb(question: McdbQuestion, options: SandboxOptions, signal: AbortSignal): Promise<McdbAnswer> {
  try {
    await meet(question, options, signal);
    return { isVerified: true };
  } catch (error) {
    return notVerified(error);
  }
}
