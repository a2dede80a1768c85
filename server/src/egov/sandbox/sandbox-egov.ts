/**
 * The sandbox: a state of our own, with synthetic people, a Mobile Citizen Data Base and an SMS sender "1414" whose messages
 * land in an inbox. It is an adapter of the port `egov.ts` like any connector to the real state.
 */
import type { Ids } from '../../clock.ts';
import { findDocumentType } from '../../documents/catalogue.ts';
import { REFERENCE_DAY } from '../../documents/sample-days.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
import type {
  CodeAnswer,
  Egov,
  McdbAnswer,
  McdbQuestion,
  OtpRequested,
  StateDocumentReference,
  StateDocumentRequest,
} from '../egov.ts';
import { notVerified } from '../refusal.ts';
import { findPerson } from './find-person.ts';
import type { SandboxInbox } from './inbox.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';
import { makeSampleDocument } from './sample-document.ts';
import { sandboxOtp } from './sandbox-otp.ts';
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
    requestDocument: async (request, signal) => {
      signal.throwIfAborted();
      return sendOtp(request, undefined, options);
    },
    // The same as a request; only the newest code counts.
    resendOtp: async (request, signal) => {
      signal.throwIfAborted();
      const previous = await options.inbox.findLatestMessage(request.requestId);
      return sendOtp(request, previous?.message.code, options);
    },
    fetchDocument: async (request, code, signal) => {
      signal.throwIfAborted();
      return fetchDocument(request, code, options);
    },
    checkMcdb: async (question, signal) => {
      signal.throwIfAborted();
      return checkMcdb(question);
    },
  };
}

function present(person: SandboxPerson, { day = REFERENCE_DAY, ownPortraits }: SandboxOptions): SandboxPerson {
  const ownPortrait = ownPortraits?.get(person.iin);
  return { ...personOn(person, day), ...(ownPortrait === undefined ? {} : { ownPortrait }) };
}

async function sendOtp(
  request: StateDocumentRequest,
  previousCode: string | undefined,
  options: SandboxOptions,
): Promise<OtpRequested> {
  const person = findPerson(request);
  // To the caller a missing document looks like any other: only the SMS stays out.
  if (!person.documentTypes.includes(request.documentType)) return noReference;
  const code = sandboxOtp(request.requestId, previousCode);
  await options.inbox.insertMessage({
    id: options.ids.rowId(),
    requestId: request.requestId,
    organizationId: request.organization.id,
    phone: request.phone,
    code,
    text: smsText(code, request.organization.name, request.documentType),
  });
  return noReference;
}

/** The sandbox knows a request by our own id. */
const noReference: OtpRequested = { stateReference: null };

async function fetchDocument(
  request: StateDocumentReference,
  code: string,
  options: SandboxOptions & { people: ReadonlyMap<string, SandboxPerson> },
): Promise<CodeAnswer> {
  const person = findPerson(request);
  const latest = await options.inbox.findLatestMessage(request.requestId);
  if (latest === undefined || latest.message.code !== code) return { outcome: 'wrong_code' };
  if (latest.nowMs >= latest.message.sentAt + options.otpTtlMs) return { outcome: 'code_expired' };
  return {
    outcome: 'document',
    document: await makeSampleDocument(
      findDocumentType(request.documentType),
      options.people.get(person.iin) ?? person,
    ),
  };
}

function checkMcdb(question: McdbQuestion): McdbAnswer {
  try {
    findPerson(question);
    return { isVerified: true };
  } catch (error) {
    return notVerified(error);
  }
}
