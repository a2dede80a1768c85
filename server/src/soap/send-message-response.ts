/** SendMessageResponse of SyncChannel v10: what the service answers, as the service builds it and the client reads it. */
import { readMessageDate, writeMessageDate } from './message-date.ts';
import { childrenByName } from './named-children.ts';
import { SYNC_CHANNEL } from './namespaces.ts';
import { element, optionalElement, textElement } from './write-xml.ts';
import { isElement, MalformedMessageError, type XmlElement } from './xml-element.ts';

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
  /** At most 250 characters where we write it. It may be personal. */
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

/** As it was read: of what only a service writes, whatever is there. */
export interface ReceivedResponse extends Omit<SendMessageResponse<XmlElement | null>, 'responseDateMs'> {
  responseDateMs: number | null;
}

/**
 * The status is believed before anything else is asked for: where it is a failure, `data` may be missing.
 * @param content what the Body holds
 * @throws MalformedMessageError
 */
export function readSendMessageResponse(content: XmlElement): ReceivedResponse {
  if (!isElement(content, SYNC_CHANNEL, 'SendMessageResponse')) {
    throw new MalformedMessageError('the Body has no SendMessageResponse');
  }
  const response = childrenByName(childrenByName(content).required('response'));
  const info = childrenByName(response.required('responseInfo'));
  const status = childrenByName(info.required('status'));
  const [data, ...more] = response.optional('responseData')?.children.filter(({ local }) => local === 'data') ?? [];
  return {
    messageId: info.text('messageId'),
    correlationId: info.optionalText('correlationId'),
    responseDateMs: readMessageDate(info.optionalText('responseDate')),
    status: { code: status.text('code'), message: status.optionalText('message') ?? '' },
    sessionId: info.optionalText('sessionId'),
    data: data !== undefined && more.length === 0 ? data : null,
  };
}

function assertStatusFits({ message }: MessageStatus): void {
  if (message.length > MAX_STATUS_MESSAGE_LENGTH) throw new MalformedMessageError('message of status is too long');
}
