/**
 * The form that a signed message must have, before any of it is believed: one Signature at its place, over the Body that will be read,
 * and over the Timestamp beside it where the sender signs that too. Everything is found by its position. The id of the reference must be that of the Body at its position, and nobody
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

export interface SignedInfo {
  /** Prefixes that exclusive canonicalisation treats like the inclusive one, for SignedInfo and for the Body. */
  prefixes: readonly string[];
  bodyPrefixes: readonly string[];
  digest: Buffer;
  /** Null where the Timestamp is not signed. */
  timestamp: { prefixes: readonly string[]; digest: Buffer } | null;
}

/** @throws UntrustedMessageError, or MalformedMessageError where it is no envelope at all */
export function readSignedMessage(root: XmlElement) {
  const envelope = readEnvelope(root);
  const { security, signature } = onlySignature(root, envelope);
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
  const bodyId = idOf(envelope.body);
  if (bodyId === null) throw new UntrustedMessageError('the Body has no wsu:Id');
  assertOnlyId(root, bodyId);
  return {
    body: envelope.body,
    bodyId,
    signedInfo,
    signatureValue: bytesOf(value),
    /** DER, from where the KeyInfo says. Nothing is known of it yet. */
    certificate: bytesOf(certificateOf(keyInfo, security, root)),
    /** Of the one Timestamp of the Security header, where it has one that can be signed. */
    timestampId: timestampIdOf(security, root),
  };
}

export type SignedMessage = ReturnType<typeof readSignedMessage>;

/**
 * What is signed: the Body, and at most the Timestamp besides, in exclusive canonical form, with algorithms that are allowed.
 * @throws UntrustedMessageError
 */
export function readSignedInfo(
  signedInfo: XmlElement,
  { bodyId, timestampId }: Pick<SignedMessage, 'bodyId' | 'timestampId'>,
  allowed: AllowedAlgorithms,
): SignedInfo {
  const names = ['CanonicalizationMethod', 'SignatureMethod', 'Reference', 'Reference'] as const;
  const [c14n, method, one, other] =
    signedInfo.children.length === 4 ? exactly(signedInfo, names) : exactly(signedInfo, names.slice(0, 3));
  if (c14n === undefined || method === undefined || one === undefined) throw new UntrustedMessageError('no Reference');
  const prefixes = exclusivePrefixes(c14n);
  assertAlgorithm(method, allowed.signature);
  if (method.children.length > 0) throw new UntrustedMessageError('the SignatureMethod has parameters');
  const [toBody, toTimestamp] = isTo(one, bodyId) ? [one, other] : [other, one];
  if (toBody === undefined || !isTo(toBody, bodyId))
    throw new UntrustedMessageError('the Reference is not to the Body');
  if (toTimestamp !== undefined && !isTo(toTimestamp, timestampId)) {
    throw new UntrustedMessageError('a Reference is neither to the Body nor to the Timestamp');
  }
  const { prefixes: bodyPrefixes, digest } = readReference(toBody, allowed);
  const timestamp = toTimestamp === undefined ? null : readReference(toTimestamp, allowed);
  return { prefixes, bodyPrefixes, digest, timestamp };
}

function isTo(reference: XmlElement, id: string | null): boolean {
  return id !== null && attributeOf(reference, '', 'URI') === `#${id}`;
}

function readReference(reference: XmlElement, allowed: AllowedAlgorithms) {
  const [transforms, digestMethod, digestValue] = exactly(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  const [transform] = exactly(transforms, ['Transform']);
  const prefixes = exclusivePrefixes(transform);
  assertAlgorithm(digestMethod, allowed.digest);
  return { prefixes, digest: bytesOf(digestValue) };
}

/** The one Signature of the whole message, which stands in the one Security header. */
function onlySignature(root: XmlElement, { header }: Envelope): { security: XmlElement; signature: XmlElement } {
  const securities = header?.children.filter((block) => isElement(block, WSSE, 'Security')) ?? [];
  const signatures = securities.flatMap(({ children }) =>
    children.filter((child) => isElement(child, DS, 'Signature')),
  );
  const [security] = securities;
  const [signature] = signatures;
  if (security === undefined || signature === undefined) throw new UntrustedMessageError('the message is not signed');
  if (securities.length !== 1 || count(root, (element) => isElement(element, DS, 'Signature')) !== 1) {
    throw new UntrustedMessageError('the message has more than one Signature');
  }
  return { security, signature };
}

/** An id that needs no escaping anywhere. */
function idOf(element: XmlElement): string | null {
  const id = attributeOf(element, WSU, 'Id') ?? '';
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,199}$/.test(id) ? id : null;
}

function timestampIdOf(security: XmlElement, root: XmlElement): string | null {
  const [timestamp, ...more] = security.children.filter((child) => isElement(child, WSU, 'Timestamp'));
  const id = timestamp === undefined || more.length > 0 ? null : idOf(timestamp);
  return id !== null && holdersOf(root, id) === 1 ? id : null;
}

/** No other element has this id, whatever its attribute for ids is called. */
function assertOnlyId(root: XmlElement, id: string): void {
  if (holdersOf(root, id) !== 1) throw new UntrustedMessageError('the id of the Body is there more than once');
}

function holdersOf(root: XmlElement, id: string): number {
  return count(root, ({ attributes }) =>
    attributes.some(({ local, value }) => local.toLowerCase() === 'id' && value.trim() === id),
  );
}

/** In the KeyInfo itself, or in a token of the same Security header. Wherever it stands, it is believed only where it is trusted. */
function certificateOf(keyInfo: XmlElement, security: XmlElement, root: XmlElement): XmlElement {
  const [only] = keyInfo.children;
  if (keyInfo.children.length === 1 && isNamed(only, DS, 'X509Data')) {
    const [certificate] = exactly(only, ['X509Certificate']);
    return certificate;
  }
  const [reference] = exactly(keyInfo, ['SecurityTokenReference'], WSSE);
  const [target] = reference.children;
  if (reference.children.length === 1 && isNamed(target, WSSE, 'Reference')) {
    return assertCertificate(binaryToken(target, security, root));
  }
  const [identifier] = exactly(reference, ['KeyIdentifier'], WSSE);
  return assertCertificate(identifier);
}

function binaryToken(reference: XmlElement, security: XmlElement, root: XmlElement): XmlElement {
  const tokens = security.children.filter((child) => isElement(child, WSSE, 'BinarySecurityToken'));
  const [token, ...more] = tokens.filter((child) => isTo(reference, idOf(child)));
  if (token === undefined || more.length > 0 || holdersOf(root, idOf(token) ?? '') !== 1) {
    throw new UntrustedMessageError('the Reference of the key is not to one BinarySecurityToken');
  }
  return token;
}

function assertCertificate(holder: XmlElement): XmlElement {
  const isX509 = attributeOf(holder, '', 'ValueType') === X509_V3;
  const isBase64 = (attributeOf(holder, '', 'EncodingType') ?? BASE64_BINARY) === BASE64_BINARY;
  if (!isX509 || !isBase64) throw new UntrustedMessageError(`the ${holder.local} is no X.509 certificate`);
  return holder;
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

function isNamed(element: XmlElement | undefined, uri: string, local: string): element is XmlElement {
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
