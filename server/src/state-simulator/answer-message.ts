/** One message to the simulator: verified, read, handed to its service, and the answer signed. Chosen faults spoil it on purpose. */
import type { Clock, Ids } from '../clock.ts';
import type { EgovErrorCode } from '../egov/egov.ts';
import type { Mapping } from '../egov/smartbridge/mapping.ts';
import { GatewayError } from '../errors.ts';
import { readFields, writeFields } from '../soap/data-fields.ts';
import { contentOf, writeEnvelope } from '../soap/envelope.ts';
import { type MessageSigner, type MessageVerifier, UntrustedMessageError } from '../soap/message-security.ts';
import { UnsafeXmlError } from '../soap/parse-xml.ts';
import { buildSendMessageFault, type FaultDetail } from '../soap/send-message-fault.ts';
import { readSendMessageRequest, type SendMessageRequest } from '../soap/send-message-request.ts';
import { buildSendMessageResponse, SUCCESS } from '../soap/send-message-response.ts';
import { MalformedMessageError, type XmlElement } from '../soap/xml-element.ts';
import { codeFor, type Service } from './services.ts';
import type { FaultName, Faults } from './simulator-faults.ts';

export interface Channel {
  mapping: Mapping;
  services: ReadonlyMap<string, Service>;
  /** Believes the gateway. */
  verifier: MessageVerifier;
  /** Signs as the state. */
  signer: MessageSigner;
  /** Signs as somebody whom nobody knows. */
  foreignSigner: MessageSigner;
  faults: Faults;
  clock: Clock;
  ids: Ids;
}

export interface ChannelAnswer {
  status: 200 | 500;
  xml: string;
  /** The message that was answered; undefined where it could not be read. */
  messageId?: string;
  serviceId?: string;
  sessionId: string;
  /** What became of it, for the log: `SCSS001`, or the code of the fault. */
  code: string;
  /** For the wire, which is not this file's work. */
  fault: FaultName | undefined;
}

type Request = SendMessageRequest<XmlElement>;

export async function answerMessage(text: string, channel: Channel, signal: AbortSignal): Promise<ChannelAnswer> {
  const sessionId = `{${channel.ids.uuid()}}`;
  const request = await readRequest(text, channel, signal);
  if ('refusal' in request) {
    const { refusal, message } = request;
    const content = faultContent('Client', refusal, message, sessionId, channel);
    return { status: 500, xml: await channel.signer.sign(content, signal), sessionId, code: refusal, fault: undefined };
  }
  const { messageId, serviceId } = request;
  const fault = channel.faults.take(serviceId);
  const { status, content, code } = await answerRequest(request, sessionId, fault, channel);
  const xml = await encrypted(content, fault, channel, signal);
  return { status, xml, messageId, serviceId, sessionId, code, fault };
}

/** What the bus says of a message that it does not take. */
interface Refused {
  refusal: string;
  message: string;
}

async function readRequest(text: string, { verifier }: Channel, signal: AbortSignal): Promise<Request | Refused> {
  try {
    return readSendMessageRequest(contentOf(await verifier.verify(text, signal)));
  } catch (error) {
    if (error instanceof UntrustedMessageError) return { refusal: 'SE_NOT_TRUSTED', message: error.message };
    const isBad = error instanceof MalformedMessageError || error instanceof UnsafeXmlError;
    if (isBad) return { refusal: 'SVC_ERRFORMAT', message: error.message };
    throw error;
  }
}

interface Content {
  status: 200 | 500;
  content: string;
  code: string;
}

async function answerRequest(
  request: Request,
  sessionId: string,
  fault: FaultName | undefined,
  channel: Channel,
): Promise<Content> {
  const { mapping, services, clock, ids } = channel;
  try {
    const failing = fault === undefined ? undefined : failures[fault];
    if (failing !== undefined) throw new GatewayError(failing);
    const service = services.get(request.serviceId);
    if (service === undefined) throw new GatewayError('egov_unavailable');
    const answer = await service({
      correlationId: request.correlationId ?? request.messageId,
      senderId: request.sender.senderId,
      data: readFields(request.data),
      properties: new Map(request.properties.map(({ key, value }) => [key, value])),
    });
    const named = fault === 'other_message' ? ids.uuid() : request.messageId;
    const content = buildSendMessageResponse({
      messageId: mapping.answerNames === 'messageId' ? named : ids.uuid(),
      correlationId: mapping.answerNames === 'correlationId' ? named : null,
      responseDateMs: clock.nowMs(),
      status: { code: SUCCESS, message: 'Message has been processed successfully' },
      sessionId,
      data: writeFields(answer),
    });
    return { status: 200, content, code: SUCCESS };
  } catch (error) {
    const code = codeOfFault(error, mapping);
    const side = error instanceof MalformedMessageError ? 'Client' : 'Server';
    return { status: 500, content: faultContent(side, code, 'The service has failed', sessionId, channel), code };
  }
}

/** Chosen faults that the bus itself reports. */
const failures: Partial<Record<FaultName, EgovErrorCode>> = {
  fault_format: 'government_service_error',
  fault_unreachable: 'egov_unreachable',
  fault_unavailable: 'egov_unavailable',
  fault_timeout: 'egov_timeout',
};

function codeOfFault(error: unknown, mapping: Mapping): string {
  const code = error instanceof GatewayError ? (error.code as EgovErrorCode) : 'government_service_error';
  return codeFor(code, mapping);
}

function faultContent(
  faultCode: 'Server' | 'Client',
  errorCode: string,
  errorMessage: string,
  sessionId: string,
  { clock }: Channel,
): string {
  const detail: FaultDetail = {
    errorCode,
    errorMessage,
    errorData: null,
    errorDateMs: clock.nowMs(),
    subError: null,
    sessionId,
  };
  return buildSendMessageFault({ faultCode, faultString: errorMessage, detail });
}

async function encrypted(
  content: string,
  fault: FaultName | undefined,
  { signer, foreignSigner }: Channel,
  signal: AbortSignal,
): Promise<string> {
  if (fault === 'unsigned') return writeEnvelope(content);
  if (fault === 'foreign_key') return await foreignSigner.sign(content, signal);
  const xml = await signer.sign(content, signal);
  return fault === 'tampered' ? tampered(xml) : xml;
}

/** The same message a second earlier or later: whatever it says, it is another one. */
function tampered(xml: string): string {
  return xml.replace(
    /T(\d\d):(\d\d):(\d)/,
    (_all, hours, minutes, tens) => `T${hours}:${minutes}:${(Number(tens) + 1) % 6}`,
  );
}
