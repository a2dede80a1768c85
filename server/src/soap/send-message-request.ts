/** SendMessage of SyncChannel v10: what a client sends, as the client builds it and the service reads it. */

import { readExactDate, writeMessageDate } from './message-date.ts';
import { SYNC_CHANNEL } from './namespaces.ts';
import { element, optionalElement, textElement } from './write-xml.ts';
import { isElement, MalformedMessageError, type XmlElement } from './xml-element.ts';
import { readSequence } from './xml-sequence.ts';

/** `Data` is XML that is written already, or an element that was read. Null stands for what may be left out. */
export interface SendMessageRequest<Data> {
  messageId: string;
  correlationId: string | null;
  serviceId: string;
  messageDateMs: number;
  routeId: string | null;
  sender: { senderId: string; password: string | null };
  /** Keys of at most 30 characters, values of at most 500. */
  properties: readonly MessageProperty[];
  /** The bus sets it: a GUID in braces. */
  sessionId: string | null;
  /** The element `data`, of any type. To build it: its content. */
  data: Data;
}

export interface MessageProperty {
  key: string;
  value: string;
}

const MAX_KEY_LENGTH = 30;
const MAX_VALUE_LENGTH = 500;

/** The content of the Body. */
export function buildSendMessageRequest(request: SendMessageRequest<string>): string {
  const { sender } = request;
  const requestInfo = element('requestInfo', [
    textElement('messageId', request.messageId),
    optionalElement('correlationId', request.correlationId),
    textElement('serviceId', request.serviceId),
    textElement('messageDate', writeMessageDate(request.messageDateMs)),
    optionalElement('routeId', request.routeId),
    element('sender', [textElement('senderId', sender.senderId), optionalElement('password', sender.password)]),
    ...request.properties.map(writeProperty),
    optionalElement('sessionId', request.sessionId),
  ]);
  const requestData = element('requestData', [element('data', [request.data])]);
  return element('typ:SendMessage', [element('request', [requestInfo, requestData])], { 'xmlns:typ': SYNC_CHANNEL });
}

/**
 * @param content what the Body holds
 * @throws MalformedMessageError
 */
export function readSendMessageRequest(content: XmlElement): SendMessageRequest<XmlElement> {
  if (!isElement(content, SYNC_CHANNEL, 'SendMessage')) throw new MalformedMessageError('the Body has no SendMessage');
  const outer = readSequence(content);
  const request = readSequence(outer.required('request'));
  outer.end();
  const info = readSequence(request.required('requestInfo'));
  const payload = readSequence(request.required('requestData'));
  request.end();
  const fields = {
    messageId: info.text('messageId'),
    correlationId: info.optionalText('correlationId'),
    serviceId: info.text('serviceId'),
    messageDateMs: readExactDate(info.text('messageDate')),
    routeId: info.optionalText('routeId'),
    sender: readSender(info.required('sender')),
    properties: info.repeated('properties').map(readProperty),
    sessionId: info.optionalText('sessionId'),
  };
  info.end();
  const data = payload.required('data');
  payload.end();
  return { ...fields, data };
}

function writeProperty({ key, value }: MessageProperty): string {
  assertPropertyFits(key, value);
  return element('properties', [textElement('key', key), textElement('value', value)]);
}

function readProperty(property: XmlElement): MessageProperty {
  const fields = readSequence(property);
  const key = fields.text('key');
  const value = fields.optionalText('value') ?? '';
  fields.end();
  assertPropertyFits(key, value);
  return { key, value };
}

function assertPropertyFits(key: string, value: string): void {
  if (key.length > MAX_KEY_LENGTH || value.length > MAX_VALUE_LENGTH) {
    throw new MalformedMessageError('properties has a key or a value that is too long');
  }
}

function readSender(sender: XmlElement): { senderId: string; password: string | null } {
  const fields = readSequence(sender);
  const read = { senderId: fields.text('senderId'), password: fields.optionalText('password') };
  fields.end();
  return read;
}
