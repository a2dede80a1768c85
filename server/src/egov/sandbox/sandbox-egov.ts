/**
 * The sandbox: a state of our own, with synthetic people, a Mobile Citizen Data Base and an SMS sender "1414" whose messages
 * land in an inbox. It is an adapter of the port `egov.ts` like any connector to the real state.
 */
import type { Ids } from '../../clock.ts';
import { type DocumentTypeName, findDocumentType } from '../../documents/catalogue.ts';
import { REFERENCE_DAY } from '../../documents/sample-days.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
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
import { findPerson } from './find-person.ts';
import type { SandboxInbox } from './inbox.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';
import { playScenario, refusalOfCode } from './play-scenario.ts';
import { makeSampleDocument } from './sample-document.ts';
import { sandboxOtp } from './sandbox-otp.ts';
import { playOf, scenarioOfPhone } from './scenarios.ts';
import { smsText } from './sms-text.ts';

export interface SandboxOptions {
  inbox: SandboxInbox;
  ids: Ids;
  /** The day as of which its people have their documents, `YYYY-MM-DD`. Default: the reference day of all samples. */
  day?: IsoDate;
  /** The JPEGs of those who bring one, by IIN. */
  ownPortraits?: ReadonlyMap<string, Uint8Array>;
  /** How long the state takes a code for. */
  otpTtlMs: number;
}

export function createSandboxEgov(settings: SandboxOptions): Egov {
  // Each once: a document is kept with the person whose it is.
  const people = new Map(sandboxPeople.map((person) => [person.iin, present(person, settings)]));
  const options = { ...settings, people };
  return {
    requestDocument: (request, signal) => sendOtp(request, undefined, options, signal),
    // The same as a request; only the newest code counts.
    resendOtp: async (request, signal) => {
      const previous = await options.inbox.findLatestMessage(request.requestId);
      return sendOtp(request, previous?.message.code, options, signal);
    },
    fetchDocument: (request, code, signal) => fetchDocument(request, code, options, signal),
    checkMcdb,
  };
}

function present(person: SandboxPerson, { day = REFERENCE_DAY, ownPortraits }: SandboxOptions): SandboxPerson {
  const ownPortrait = ownPortraits?.get(person.iin);
  return { ...personOn(person, day), ...(ownPortrait === undefined ? {} : { ownPortrait }) };
}

interface Options extends SandboxOptions {
  people: ReadonlyMap<string, SandboxPerson>;
}

/** Who is asked for, and what the state plays then: what was chosen, what the phone stands for, or what the person does. */
async function meet(
  question: McdbQuestion,
  signal: AbortSignal,
): Promise<{ person: SandboxPerson; plays: ChosenScenario }> {
  signal.throwIfAborted();
  const chosen = question.scenario ?? scenarioOfThePhone(question.phone);
  if (chosen !== undefined) await playScenario(chosen, signal);
  const person = findPerson(question);
  if (chosen !== undefined) return { person, plays: chosen };
  const plays = { name: person.situation, seconds: null };
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
  options: Options,
  signal: AbortSignal,
): Promise<OtpRequested> {
  const { person, plays } = await meet(request, signal);
  // To the caller a missing document looks like any other: only the SMS stays out.
  if (plays.name === 'document_missing' || plays.name === 'sms_never') return noReference;
  if (!person.documentTypes.includes(request.documentType)) return noReference;
  const code = plays.name === 'fixed_code' ? request.phone.slice(-6) : sandboxOtp(request.requestId, previousCode);
  await options.inbox.insertMessage(
    {
      id: options.ids.rowId(),
      requestId: request.requestId,
      organizationId: request.organization.id,
      phone: request.phone,
      code,
      text: smsText(code, request.organization.name, request.documentType),
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
  options: Options,
  signal: AbortSignal,
): Promise<CodeAnswer> {
  const { person, plays } = await meet(request, signal);
  const latest = await options.inbox.findLatestMessage(request.requestId);
  if (latest === undefined || latest.message.code !== code) return { outcome: 'wrong_code' };
  const refusal = refusalOfCode(plays.name);
  if (refusal !== undefined) return refusal;
  if (latest.nowMs >= latest.message.sentAt + options.otpTtlMs) return { outcome: 'code_expired' };
  return { outcome: 'document', document: await documentOf(person, request.documentType, plays, options) };
}

async function documentOf(
  person: SandboxPerson,
  documentType: DocumentTypeName,
  { name }: ChosenScenario,
  options: Options,
): Promise<StateDocument> {
  const type = findDocumentType(documentType);
  if (name === 'document_expired')
    return makeSampleDocument(type, present({ ...person, validity: 'expired' }, options));
  const document = await makeSampleDocument(type, options.people.get(person.iin) ?? person);
  // Of a shape that the catalogue does not know, so that it is handed on but not drawn.
  return name === 'pdf_missing' ? { ...document, resultJson: { ...document.resultJson, domain: null } } : document;
}

async function checkMcdb(question: McdbQuestion, signal: AbortSignal): Promise<McdbAnswer> {
  try {
    await meet(question, signal);
    return { isVerified: true };
  } catch (error) {
    return notVerified(error);
  }
}
