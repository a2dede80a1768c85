/** The Body as it was signed: parsed from its canonical form, which is what the digest is of, and not from the message. */
import type { CanonicalSource } from './canonical-xml.ts';
import { UntrustedMessageError } from './message-security.ts';
import { SOAP, WSU } from './namespaces.ts';
import { parseXml } from './parse-xml.ts';
import { attributeOf, isElement, type XmlElement } from './xml-element.ts';

export function canonicalBody(source: CanonicalSource, prefixes: readonly string[]): string {
  return source.canonical([[SOAP, 'Body']], prefixes);
}

/** @throws UntrustedMessageError where it is not the Body with this id */
export function readSignedBody(canonical: string, id: string): XmlElement {
  const body = parseXml(canonical);
  if (!isElement(body, SOAP, 'Body') || attributeOf(body, WSU, 'Id') !== id) {
    throw new UntrustedMessageError('what was signed is not the Body');
  }
  return body;
}
