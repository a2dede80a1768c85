/**
 * One message to a service of the state, and what its answer means. The message has an id of its own; `correlationId` is the id of the
 * request, the same in all its messages. The answer is believed where its signature holds and where it names this very message.
 */
import { GatewayError } from '../../errors.ts';
import { writeFields } from '../../soap/data-fields.ts';
import { contentOf, readEnvelope } from '../../soap/envelope.ts';
import { type MessageSigner, type MessageVerifier, UntrustedMessageError } from '../../soap/message-security.ts';
import { parseXml, UnsafeXmlError } from '../../soap/parse-xml.ts';
import { readPayload } from '../../soap/payload.ts';
import { readSendMessageFault, type SendMessageFault } from '../../soap/send-message-fault.ts';
import { buildSendMessageRequest, type MessageProperty } from '../../soap/send-message-request.ts';
import { type ReceivedResponse, readSendMessageResponse } from '../../soap/send-message-response.ts';
import { MalformedMessageError } from '../../soap/xml-element.ts';
import { egovFault } from '../http-answer.ts';
import type { HttpCaller } from '../http-call.ts';
import type { CodeMeaning, Mapping } from './mapping.ts';

/** What the operations need to speak with the state. */
export interface StateLink {
  caller: HttpCaller;
  url: URL;
  signer: MessageSigner;
  verifier: MessageVerifier;
  sender: { senderId: string; password: string | null };
  company: { bin: string | null; responsible: string | null };
  mapping: Mapping;
  maxBodyBytes: number;
  nowMs: () => number;
  uuid: () => string;
  onMessage: (report: MessageReport) => void;
}

export interface StateMessage {
  service: keyof Mapping['services'];
  /** The request's id. */
  requestId: string;
  /** Of `data`, in this order. Null leaves a field out. */
  fields: readonly (readonly [name: string, value: string | null])[];
  properties?: readonly MessageProperty[];
}

export interface StateAnswer {
  meaning: CodeMeaning;
  /** The code that means it, where the mapping has it; else `unknown`. */
  code: string;
  fields: ReadonlyMap<string, string>;
}

/** For the log. The ids are those of the messages, which the operators of the bus know too. */
export interface MessageReport {
  service: keyof Mapping['services'];
  messageId: string;
  requestId: string;
  /** As the bus set it; null where no answer named one. */
  sessionId: string | null;
  /** The state's code, or that of the error. */
  code: string;
}

/** @throws GatewayError with an `EgovErrorCode` where there is no answer that could be believed */
export async function askState(link: StateLink, message: StateMessage, signal: AbortSignal): Promise<StateAnswer> {
  const messageId = link.uuid();
  const report = { service: message.service, messageId, requestId: message.requestId };
  try {
    const text = await post(link, await sign(link, message, messageId, signal), signal);
    const { sessionId, ...answer } = await readAnswer(link, message.service, messageId, text, signal);
    link.onMessage({ ...report, sessionId, code: answer.code });
    return answer;
  } catch (error) {
    const fault = faultOf(error);
    link.onMessage({ ...report, sessionId: null, code: fault.code });
    throw fault;
  }
}

async function sign(link: StateLink, message: StateMessage, messageId: string, signal: AbortSignal): Promise<string> {
  const content = buildSendMessageRequest({
    messageId,
    correlationId: message.requestId,
    serviceId: link.mapping.services[message.service],
    messageDateMs: link.nowMs(),
    routeId: null,
    sender: link.sender,
    properties: message.properties ?? [],
    sessionId: null,
    data: writeFields(message.fields),
  });
  return await link.signer.sign(content, signal);
}

async function post({ caller, url, maxBodyBytes }: StateLink, body: string, signal: AbortSignal): Promise<string> {
  const { text } = await caller.call(
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body,
      accept: ['text/xml'],
      // A fault of SOAP 1.1 comes with status 500.
      reads: (status) => status === 200 || status === 500,
      maxBodyBytes,
    },
    signal,
  );
  return text;
}

interface Answered extends StateAnswer {
  sessionId: string | null;
}

async function readAnswer(
  link: StateLink,
  service: keyof Mapping['services'],
  messageId: string,
  text: string,
  signal: AbortSignal,
): Promise<Answered> {
  const fault = readSendMessageFault(contentOf(readEnvelope(parseXml(text)).body));
  if (fault !== null) return await readFault(link, fault, text, signal);
  const body = await link.verifier.verify(text, signal);
  const response = readSendMessageResponse(contentOf(body));
  assertAnswers(response, messageId, link.mapping);
  const { sessionId, status } = response;
  const outer = meaningOf(status.code, link.mapping);
  if (outer.meaning !== 'success') return { ...outer, sessionId, fields: new Map() };
  if (response.data === null) throw new MalformedMessageError('data is missing');
  const fields = readPayload(response.data);
  const inner = fields.get(link.mapping[service].answer.status);
  if (inner === undefined) throw new MalformedMessageError('data has no status');
  return { ...meaningOf(inner, link.mapping), sessionId, fields };
}

/**
 * The bus may fail before it can sign. So a fault without a good signature is believed as far as a cut wire would go: that the state is
 * not to be had. It can say nothing of the citizen or of the code.
 */
async function readFault(
  link: StateLink,
  fault: SendMessageFault,
  text: string,
  signal: AbortSignal,
): Promise<Answered> {
  const answer = answerOfFault(fault, link.mapping);
  if (answer.meaning.startsWith('egov_') || answer.meaning === 'government_service_error') return answer;
  const signed = readSendMessageFault(contentOf(await link.verifier.verify(text, signal)));
  if (signed === null) throw new MalformedMessageError('the fault is none');
  return answerOfFault(signed, link.mapping);
}

function answerOfFault({ detail }: SendMessageFault, mapping: Mapping): Answered {
  const codes = [detail?.subError?.errorCode, detail?.errorCode].filter((code) => code !== undefined);
  const known = codes.find((code) => Object.hasOwn(mapping.codes, code)) ?? '';
  const { meaning, code } = meaningOf(known, mapping);
  // A fault never says that all is well, whatever its code says elsewhere.
  return {
    meaning: meaning === 'success' ? 'government_service_error' : meaning,
    code: `fault ${code}`,
    sessionId: detail?.sessionId ?? null,
    fields: new Map(),
  };
}

/** A code that nobody has named is not repeated: what it holds is not known. */
function meaningOf(code: string, { codes }: Mapping): { meaning: CodeMeaning; code: string } {
  const meaning = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return meaning === undefined ? { meaning: 'government_service_error', code: 'unknown' } : { meaning, code };
}

/** An answer that was signed for another message is no answer to this one. */
function assertAnswers(response: ReceivedResponse, messageId: string, { answerNames }: Mapping): void {
  if (answerNames !== 'neither' && response[answerNames] !== messageId) {
    throw new UntrustedMessageError('the answer belongs to another message');
  }
}

function faultOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  const isOfMessage =
    error instanceof UnsafeXmlError || error instanceof MalformedMessageError || error instanceof UntrustedMessageError;
  return egovFault(
    'government_service_error',
    isOfMessage ? error.message : 'the message cannot be written, or its answer not be read',
  );
}
