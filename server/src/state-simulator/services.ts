/**
 * The three services of the simulated state, over the sandbox's people: the MCDB, the consent of КДП with its SMS from 1414, and the
 * documents. What their fields and codes are called follows the mapping, the same file that the connector reads.
 */
import type { Clock, Ids } from '../clock.ts';
import { type DocumentTypeName, documentTypeNames, findDocumentType } from '../documents/catalogue.ts';
import type { Egov } from '../egov/egov.ts';
import { findPerson } from '../egov/sandbox/find-person.ts';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { createPopulation } from '../egov/sandbox/population.ts';
import { makeSampleDocument } from '../egov/sandbox/sample-document.ts';
import { createSandboxEgov } from '../egov/sandbox/sandbox-egov.ts';
import type { CodeMeaning, Mapping } from '../egov/smartbridge/mapping.ts';
import { GatewayError } from '../errors.ts';
import { type Consent, createConsents } from './consents.ts';
import type { MemoryInbox } from './memory-inbox.ts';

export interface ServiceCall {
  /** By which the state knows the messages of one request. */
  correlationId: string;
  senderId: string;
  data: ReadonlyMap<string, string>;
  properties: ReadonlyMap<string, string>;
}

/** Fields of the answer's `data`. Null leaves one out. */
export type ServiceAnswer = readonly (readonly [name: string, value: string | null])[];

/** @throws GatewayError with an `EgovErrorCode` where the state fails, which becomes a SOAP fault */
export type Service = (call: ServiceCall) => Promise<ServiceAnswer>;

export interface ServiceContext {
  mapping: Mapping;
  inbox: MemoryInbox;
  ids: Ids;
  clock: Clock;
  /** How long a code is taken. */
  otpTtlMs: number;
}

/** After so many wrong codes the request is over. A gateway stops earlier. */
const MAX_WRONG_CODES = 10;

export function createServices(serviceContext: ServiceContext): ReadonlyMap<string, Service> {
  const { mapping, inbox, ids, otpTtlMs, clock } = serviceContext;
  const sandbox = createSandboxEgov({ population: createPopulation(), inbox, ids, otpTtlMs });
  const context: Context = { ...serviceContext, sandbox, consents: createConsents(clock) };
  const { mcdb, consent, document } = mapping.services;
  return new Map<string, Service>([
    [mcdb, async (call) => lookUpPhone(call, context)],
    [
      consent,
      (call) =>
        call.data.has(mapping.consent.request.code) ? confirmConsent(call, context) : askConsent(call, context),
    ],
    [document, (call) => giveDocument(call, context)],
  ]);
}

interface Context extends ServiceContext {
  sandbox: Egov;
  consents: ReturnType<typeof createConsents>;
}

function lookUpPhone({ data }: ServiceCall, { mapping }: Context): ServiceAnswer {
  const { request, answer } = mapping.mcdb;
  const iin = data.get(request.iin) ?? '';
  const phone = request.phone === null ? phoneOf(iin) : data.get(request.phone);
  return [
    [answer.status, refusalOf(() => findPerson({ iin, phone: phone ?? '' }), mapping) ?? success(mapping, 'FOUND')],
  ];
}

/** Also another time for the same request: then another code is sent. */
async function askConsent(call: ServiceCall, context: Context): Promise<ServiceAnswer> {
  const { mapping, sandbox, consents } = context;
  const { request, answer } = mapping.consent;
  const iin = call.data.get(request.iin) ?? '';
  const phone = phoneOf(iin) ?? '';
  const refusal = refusalOf(() => findPerson({ iin, phone }), mapping);
  if (refusal !== undefined) return [[answer.status, refusal]];
  const documentType = documentTypeOf(read(call.data, request.personalDataName), mapping);
  const company = read(call.data, request.company) ?? call.senderId;
  const asked = { requestId: call.correlationId, organization: { id: call.senderId, name: company } };
  const subject = { ...asked, iin, phone, documentType, stateReference: null, asked: null, isForWallet: false };
  const before = consents.find(call.correlationId);
  const { signal } = new AbortController();
  if (before === undefined) await sandbox.requestDocument(subject, signal);
  else await sandbox.resendOtp(subject, signal);
  const lifeMs = Number(read(call.data, request.expiresInMs) ?? mapping.consent.expiresInMs);
  consents.keep(call.correlationId, { iin, phone, documentType, wrongCodes: before?.wrongCodes ?? 0 }, lifeMs);
  return [[answer.status, success(mapping, 'SMS_SENT')]];
}

async function confirmConsent(call: ServiceCall, context: Context): Promise<ServiceAnswer> {
  const { mapping, consents, ids } = context;
  const { request, answer } = mapping.consent;
  const consent = consents.find(call.correlationId);
  if (consent === undefined || consent.iin !== call.data.get(request.iin)) {
    return [[answer.status, codeFor('request_expired', mapping)]];
  }
  const refusal = await judgeCode(call, call.data.get(request.code) ?? '', consent, context);
  if (refusal !== undefined) return [[answer.status, codeFor(refusal, mapping)]];
  consent.token ??= ids.uuid();
  consent.publicKey ??= Buffer.from(ids.randomBytes(64)).toString('base64');
  return [
    [answer.status, success(mapping, 'VALID')],
    [answer.token, consent.token],
    [answer.publicKey, consent.publicKey],
  ];
}

async function judgeCode(
  { correlationId: requestId, senderId }: ServiceCall,
  code: string,
  consent: Consent,
  { inbox, sandbox, clock, otpTtlMs }: Context,
): Promise<CodeMeaning | undefined> {
  if (consent.wrongCodes >= MAX_WRONG_CODES) return 'too_many_attempts';
  const latest = await inbox.findLatestMessage(requestId);
  const isTooOld = latest !== undefined && clock.nowMs() >= latest.message.sentAt + otpTtlMs;
  if (isTooOld && latest.message.code === code) return 'code_expired';
  const asked = { requestId, organization: { id: senderId }, ...consent, stateReference: null };
  const { outcome } = await sandbox.fetchDocument(asked, code, new AbortController().signal);
  if (outcome === 'document') return undefined;
  consent.wrongCodes += 1;
  return 'wrong_code';
}

async function giveDocument(call: ServiceCall, { mapping, consents }: Context): Promise<ServiceAnswer> {
  const { request, answer, credentialsIn } = mapping.document;
  const credentials = credentialsIn === 'data' ? call.data : call.properties;
  const consent = consents.find(call.correlationId);
  const isAllowed =
    consent?.token !== undefined &&
    consent.token === credentials.get(request.token) &&
    consent.publicKey === credentials.get(request.publicKey) &&
    consent.iin === call.data.get(request.iin) &&
    mapping.documentTypes[consent.documentType] === call.data.get(request.documentType);
  if (!isAllowed) return [[answer.status, codeFor('request_expired', mapping)]];
  const type = findDocumentType(consent.documentType);
  const { resultJson, facePhoto } = await makeSampleDocument(type, findPerson(consent));
  const field = (name: string | null, value: string | null) => (name === null ? [] : [[name, value] as const]);
  return [
    [answer.status, success(mapping, 'FOUND')],
    [answer.resultJson, JSON.stringify(resultJson)],
    ...field(answer.facePhoto, facePhoto && Buffer.from(facePhoto).toString('base64')),
    ...field(answer.isSample, 'true'),
  ];
}

function phoneOf(iin: string): string | undefined {
  return sandboxPeople.find((person) => person.iin === iin)?.phone;
}

function read(data: ReadonlyMap<string, string>, name: string | null): string | undefined {
  return name === null ? undefined : data.get(name);
}

function documentTypeOf(stateName: string | undefined, { documentTypes }: Mapping): DocumentTypeName {
  const found = documentTypeNames.find((name) => documentTypes[name] === stateName && stateName !== undefined);
  if (found === undefined) throw new GatewayError('government_service_error');
  return found;
}

/** What the state says of the person; undefined where there is nothing to say. */
function refusalOf(find: () => unknown, mapping: Mapping): string | undefined {
  try {
    find();
    return undefined;
  } catch (error) {
    const isOfPerson =
      error instanceof GatewayError &&
      (error.code === 'profile_not_found' || error.code === 'subject_not_found_in_mcdb');
    if (!isOfPerson) throw error;
    return codeFor(error.code as CodeMeaning, mapping);
  }
}

/** The first code of the mapping with this meaning. */
export function codeFor(meaning: CodeMeaning, { codes }: Mapping): string {
  const [code] = Object.entries(codes).find(([, means]) => means === meaning) ?? [];
  if (code === undefined) throw new Error(`the mapping has no code that means ${meaning}`);
  return code;
}

function success(mapping: Mapping, usual: string): string {
  return mapping.codes[usual] === 'success' ? usual : codeFor('success', mapping);
}
