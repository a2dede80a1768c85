/** The fault of SyncChannel v10: a SOAP 1.1 Fault whose detail is `SendMessageFault1_SendMessageFault`. HTTP status 500. */
import { readMessageDate, writeMessageDate } from './message-date.ts';
import { childrenByName } from './named-children.ts';
import { SOAP, SYNC_CHANNEL } from './namespaces.ts';
import { element, optionalElement, textElement } from './write-xml.ts';
import { isElement, type XmlElement } from './xml-element.ts';

export interface SendMessageFault {
  /** `Server`: the service failed. `Client`: the message was wrong. */
  faultCode: 'Server' | 'Client';
  /** It may be personal. */
  faultString: string;
  /** Null for a fault that is not one of the channel's own. */
  detail: FaultDetail | null;
}

export interface FaultDetail {
  errorCode: string;
  /** It may be personal. */
  errorMessage: string;
  errorData: string | null;
  /** Null where it was read without one. */
  errorDateMs: number | null;
  /** The error of the system behind the one that answers. */
  subError: FaultDetail | null;
  sessionId: string | null;
}

const DETAIL = 'SendMessageFault1_SendMessageFault';

/** The content of the Body. */
export function buildSendMessageFault({ faultCode, faultString, detail }: SendMessageFault): string {
  const own = detail && element(`typ:${DETAIL}`, writeDetail(detail), { 'xmlns:typ': SYNC_CHANNEL });
  return element('soap:Fault', [
    textElement('faultcode', `soap:${faultCode}`),
    textElement('faultstring', faultString),
    ...(own === null ? [] : [element('detail', [own])]),
  ]);
}

/**
 * @param content what the Body holds
 * @returns null where it is no fault
 * @throws MalformedMessageError
 */
export function readSendMessageFault(content: XmlElement): SendMessageFault | null {
  if (!isElement(content, SOAP, 'Fault')) return null;
  const fault = childrenByName(content);
  const code = fault.optionalText('faultcode') ?? '';
  const faultString = fault.optionalText('faultstring') ?? '';
  const detail = fault.optional('detail');
  const own = detail?.children.find((child) => isElement(child, SYNC_CHANNEL, DETAIL));
  return {
    faultCode: /(^|:)Client(\.|$)/.test(code) ? 'Client' : 'Server',
    faultString,
    detail: own === undefined ? null : readDetail(own),
  };
}

function writeDetail(detail: FaultDetail): string[] {
  return [
    textElement('errorCode', detail.errorCode),
    textElement('errorMessage', detail.errorMessage),
    optionalElement('errorData', detail.errorData),
    optionalElement('errorDate', detail.errorDateMs === null ? null : writeMessageDate(detail.errorDateMs)),
    detail.subError === null ? '' : element('subError', writeDetail(detail.subError)),
    optionalElement('sessionId', detail.sessionId),
  ];
}

function readDetail(detail: XmlElement): FaultDetail {
  const fields = childrenByName(detail);
  const subError = fields.optional('subError');
  return {
    errorCode: fields.text('errorCode'),
    errorMessage: fields.optionalText('errorMessage') ?? '',
    errorData: fields.optionalText('errorData'),
    errorDateMs: readMessageDate(fields.optionalText('errorDate')),
    subError: subError === null ? null : readDetail(subError),
    sessionId: fields.optionalText('sessionId'),
  };
}
