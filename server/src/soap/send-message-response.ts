/** SendMessageResponse of SyncChannel v10: what the service answers, as the service builds it and the client reads it. */
import { readMessageDate, writeMessageDate } from './message-date.ts';
import { SYNC_CHANNEL } from './namespaces.ts';
import { element, optionalElement, textElement } from './write-xml.ts';
import { isElement, MalformedMessageError, type XmlElement } from './xml-element.ts';
import { readSequence } from './xml-sequence.ts';

/** `Data` is XML that is written already, or an element that was read. Null stands for what may be left out. */
export interface SendMessageResponse<Data> {
  messageId: string;
  /** The `messageId` that this answers, where the service says so. */
  correlationId: string | null;
  responseDateMs: number;
  status: MessageStatus;
  /** The bus sets it: a GUID in braces. */
  sessionId: string | null;
  /** The element `data`, of any type. To build it: its content. */
  data: Data;
}

export interface MessageStatus {
  /** `SCSS001` for success. */
  code: string;
  /** At most 250 characters. It may be personal. */
  message: string;
}

/** The code of success. */
export const SUCCESS = 'SCSS001';

const MAX_STATUS_MESSAGE_LENGTH = 250;

/** The content of the Body. */
export function buildSendMessageResponse(response: SendMessageResponse<string>): string {
  assertStatusFits(response.status);
  const { code, message } = response.status;
  const responseInfo = element('responseInfo', [
    textElement('messageId', response.messageId),
    optionalElement('correlationId', response.correlationId),
    textElement('responseDate', writeMessageDate(response.responseDateMs)),
    element('status', [textElement('code', code), textElement('message', message)]),
    optionalElement('sessionId', response.sessionId),
  ]);
  const responseData = element('responseData', [element('data', [response.data])]);
  const content = element('response', [responseInfo, responseData]);
  return element('typ:SendMessageResponse', [content], { 'xmlns:typ': SYNC_CHANNEL });
}

/**
 * @param content what the Body holds
 * @throws MalformedMessageError
 */
export function readSendMessageResponse(content: XmlElement): SendMessageResponse<XmlElement> {
  if (!isElement(content, SYNC_CHANNEL, 'SendMessageResponse')) {
    throw new MalformedMessageError('the Body has no SendMessageResponse');
  }
  const outer = readSequence(content);
  const response = readSequence(outer.required('response'));
  outer.end();
  const info = readSequence(response.required('responseInfo'));
  const payload = readSequence(response.required('responseData'));
  response.end();
  const fields = {
    messageId: info.text('messageId'),
    correlationId: info.optionalText('correlationId'),
    responseDateMs: readMessageDate(info.text('responseDate')),
    status: readStatus(info.required('status')),
    sessionId: info.optionalText('sessionId'),
  };
  info.end();
  const data = payload.required('data');
  payload.end();
  return { ...fields, data };
}

function readStatus(status: XmlElement): MessageStatus {
  const fields = readSequence(status);
  const read = { code: fields.text('code'), message: fields.optionalText('message') ?? '' };
  fields.end();
  assertStatusFits(read);
  return read;
}

function assertStatusFits({ message }: MessageStatus): void {
  if (message.length > MAX_STATUS_MESSAGE_LENGTH) throw new MalformedMessageError('message of status is too long');
}
