/** The SOAP 1.1 envelope: an optional Header, then one Body with one element (document/literal). */
import { DS, SOAP, WSSE, WSU } from './namespaces.ts';
import { element } from './write-xml.ts';
import { assertNoText, isElement, MalformedMessageError, type XmlElement } from './xml-element.ts';

/** An envelope without a signature. `content` is the XML of the Body's one element. */
export function writeEnvelope(content: string): string {
  return element('soap:Envelope', [element('soap:Header', []), element('soap:Body', [content])], {
    'xmlns:soap': SOAP,
  });
}

/** `body` is a whole Body that declares its own prefixes, `signature` a whole ds:Signature that leaves `ds` and `wsse` to us. */
export function writeSignedEnvelope(body: string, signature: string): string {
  const security = element('wsse:Security', [signature], {
    'xmlns:wsse': WSSE,
    'xmlns:ds': DS,
    'soap:mustUnderstand': '1',
  });
  return element('soap:Envelope', [element('soap:Header', [security]), body], { 'xmlns:soap': SOAP });
}

/** A Body that can be signed: it has an id, and declares its own prefixes. */
export function writeBody(content: string, id: string): string {
  return element('soap:Body', [content], { 'xmlns:soap': SOAP, 'xmlns:wsu': WSU, 'wsu:Id': id });
}

/** @throws MalformedMessageError where it has another form than SOAP 1.1 gives it, or another element after the Body */
export function readEnvelope(root: XmlElement) {
  if (!isElement(root, SOAP, 'Envelope')) throw new MalformedMessageError('the root is no Envelope of SOAP 1.1');
  assertNoText(root);
  const [first, second] = root.children;
  const header = first !== undefined && isElement(first, SOAP, 'Header') ? first : null;
  const body = header === null ? first : second;
  const isWhole = root.children.length === (header === null ? 1 : 2);
  if (body === undefined || !isElement(body, SOAP, 'Body') || !isWhole) {
    throw new MalformedMessageError('the Envelope has other elements than Header and Body');
  }
  return { header, body };
}

export type Envelope = ReturnType<typeof readEnvelope>;

/**
 * The one element in the Body.
 * @throws MalformedMessageError
 */
export function contentOf(body: XmlElement): XmlElement {
  assertNoText(body);
  const [content, ...more] = body.children;
  if (content === undefined || more.length > 0) throw new MalformedMessageError('the Body has not exactly one element');
  return content;
}
