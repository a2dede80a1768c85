/**
 * The form that a signed message must have, before any of it is believed: one Signature at its place, over one thing, the Body that
 * will be read. Everything is found by its position. The id of the reference must be that of the Body at its position, and nobody
 * else's; so a signed Body that was moved elsewhere does not vouch for another one (signature wrapping).
 */
import { type Envelope, readEnvelope } from './envelope.ts';
import { UntrustedMessageError } from './message-security.ts';
import { BASE64_BINARY, DS, EXCLUSIVE_C14N, WSSE, WSU, X509_V3 } from './namespaces.ts';
import { attributeOf, isElement, textOf, type XmlElement } from './xml-element.ts';

/** Names of algorithms, as they stand in `Algorithm`. */
export interface AllowedAlgorithms {
  signature: readonly string[];
  digest: readonly string[];
}

export interface SignedMessage {
  body: XmlElement;
  bodyId: string;
  signedInfo: XmlElement;
  signatureValue: Buffer;
  /** DER, from the KeyIdentifier. Nothing is known of it yet. */
  certificate: Buffer;
}

export interface SignedInfo {
  /** Prefixes that exclusive canonicalisation treats like the inclusive one, for SignedInfo and for the Body. */
  prefixes: readonly string[];
  bodyPrefixes: readonly string[];
  digest: Buffer;
}

/** @throws UntrustedMessageError, or MalformedMessageError where it is no envelope at all */
export function readSignedMessage(root: XmlElement): SignedMessage {
  const envelope = readEnvelope(root);
  const signature = onlySignature(root, envelope);
  const [signedInfo, value, keyInfo, ...more] = signature.children;
  const isWhole =
    signedInfo !== undefined &&
    isElement(signedInfo, DS, 'SignedInfo') &&
    value !== undefined &&
    isElement(value, DS, 'SignatureValue') &&
    keyInfo !== undefined &&
    isElement(keyInfo, DS, 'KeyInfo') &&
    more.length === 0;
  if (!isWhole) throw new UntrustedMessageError('the Signature is not SignedInfo, SignatureValue and KeyInfo');
  const bodyId = attributeOf(envelope.body, WSU, 'Id') ?? '';
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,199}$/.test(bodyId)) throw new UntrustedMessageError('the Body has no wsu:Id');
  assertOnlyId(root, bodyId);
  return {
    body: envelope.body,
    bodyId,
    signedInfo,
    signatureValue: bytesOf(value),
    certificate: bytesOf(keyIdentifier(keyInfo)),
  };
}

/**
 * What is signed: one reference, to the Body, in exclusive canonical form, with algorithms that are allowed.
 * @throws UntrustedMessageError
 */
export function readSignedInfo(signedInfo: XmlElement, bodyId: string, allowed: AllowedAlgorithms): SignedInfo {
  const [c14n, method, reference] = exactly(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const prefixes = exclusivePrefixes(c14n);
  assertAlgorithm(method, allowed.signature);
  if (method.children.length > 0) throw new UntrustedMessageError('the SignatureMethod has parameters');
  const isToBody = attributeOf(reference, '', 'URI') === `#${bodyId}`;
  if (!isToBody) throw new UntrustedMessageError('the Reference is not to the Body');
  const [transforms, digestMethod, digestValue] = exactly(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  const [transform] = exactly(transforms, ['Transform']);
  const bodyPrefixes = exclusivePrefixes(transform);
  assertAlgorithm(digestMethod, allowed.digest);
  return { prefixes, bodyPrefixes, digest: bytesOf(digestValue) };
}

/** The one Signature of the whole message, which stands in the one Security header. */
function onlySignature(root: XmlElement, { header }: Envelope): XmlElement {
  const securities = header?.children.filter((block) => isElement(block, WSSE, 'Security')) ?? [];
  const signatures = securities.flatMap(({ children }) =>
    children.filter((child) => isElement(child, DS, 'Signature')),
  );
  const [signature] = signatures;
  if (signature === undefined) throw new UntrustedMessageError('the message is not signed');
  if (securities.length !== 1 || count(root, (element) => isElement(element, DS, 'Signature')) !== 1) {
    throw new UntrustedMessageError('the message has more than one Signature');
  }
  return signature;
}

/** No other element has this id, whatever its attribute for ids is called. */
function assertOnlyId(root: XmlElement, id: string): void {
  const holders = count(root, ({ attributes }) =>
    attributes.some(({ local, value }) => local.toLowerCase() === 'id' && value.trim() === id),
  );
  if (holders !== 1) throw new UntrustedMessageError('the id of the Body is there more than once');
}

function keyIdentifier(keyInfo: XmlElement): XmlElement {
  const [token] = exactly(keyInfo, ['SecurityTokenReference'], WSSE);
  const [identifier] = exactly(token, ['KeyIdentifier'], WSSE);
  const isCertificate = attributeOf(identifier, '', 'ValueType') === X509_V3;
  const isBase64 = (attributeOf(identifier, '', 'EncodingType') ?? BASE64_BINARY) === BASE64_BINARY;
  if (!isCertificate || !isBase64) throw new UntrustedMessageError('the KeyIdentifier is no X.509 certificate');
  return identifier;
}

function exclusivePrefixes(method: XmlElement): readonly string[] {
  assertAlgorithm(method, [EXCLUSIVE_C14N]);
  const [inclusive, ...more] = method.children;
  if (inclusive === undefined) return [];
  if (!isElement(inclusive, EXCLUSIVE_C14N, 'InclusiveNamespaces') || more.length > 0) {
    throw new UntrustedMessageError('a canonicalisation has unknown parameters');
  }
  return (attributeOf(inclusive, '', 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
}

function assertAlgorithm(method: XmlElement, allowed: readonly string[]): void {
  if (!allowed.includes(attributeOf(method, '', 'Algorithm') ?? '')) {
    throw new UntrustedMessageError(`the algorithm of ${method.local} is not allowed`);
  }
}

type AsElements<Names extends readonly string[]> = { [Index in keyof Names]: XmlElement };

/** The children, which are these and no others, in this order. */
function exactly<const Names extends readonly string[]>(
  parent: XmlElement,
  names: Names,
  uri: string = DS,
): AsElements<Names> {
  const { children } = parent;
  const isSo = children.length === names.length && names.every((name, at) => isNamed(children[at], uri, name));
  if (!isSo) throw new UntrustedMessageError(`${parent.local} does not hold ${names.join(', ')} alone`);
  return children as readonly XmlElement[] as AsElements<Names>;
}

function isNamed(element: XmlElement | undefined, uri: string, local: string): boolean {
  return element !== undefined && isElement(element, uri, local);
}

function count(element: XmlElement, matches: (element: XmlElement) => boolean): number {
  return element.children.reduce((sum, child) => sum + count(child, matches), matches(element) ? 1 : 0);
}

function bytesOf(element: XmlElement): Buffer {
  const base64 = textOf(element).replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new UntrustedMessageError(`${element.local} is not base64`);
  return Buffer.from(base64, 'base64');
}
