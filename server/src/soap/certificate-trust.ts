/**
 * Which certificates are believed: those that are named by their fingerprint, or those that a named authority has issued to a named
 * subject. The subject is needed, because an authority of the state issues certificates to everybody.
 */
import { X509Certificate } from 'node:crypto';
import { UntrustedMessageError } from './message-security.ts';

export type CertificateTrust =
  /** SHA-256 of the DER, 64 lower-case hex digits. */
  | { kind: 'pinned'; fingerprints: readonly string[] }
  /** One part of the subject, such as `OU=BIN123456789012`, to the letter. Each authority is believed by itself. */
  | { kind: 'issued'; authorities: readonly X509Certificate[]; subjectPart: string };

const MIN_MODULUS_BITS = 2048;

/** @throws UntrustedMessageError */
export function assertTrusted(der: Buffer, trust: CertificateTrust, nowMs: number): X509Certificate {
  const certificate = parseCertificate(der);
  assertValid(certificate, nowMs);
  if (trust.kind === 'pinned') assertPinned(certificate, trust.fingerprints);
  else assertIssued(certificate, trust.authorities, trust.subjectPart, nowMs);
  return certificate;
}

/** @throws UntrustedMessageError where it is no RSA key, or a short one */
export function assertRsaKey({ publicKey }: X509Certificate): void {
  const isRsa = publicKey.asymmetricKeyType === 'rsa';
  if (!isRsa || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_MODULUS_BITS) {
    throw new UntrustedMessageError(`the certificate has no RSA key of at least ${MIN_MODULUS_BITS} bits`);
  }
}

export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

function parseCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new UntrustedMessageError('the KeyInfo holds no certificate');
  }
}

function assertValid(certificate: X509Certificate, nowMs: number): void {
  const isValid = certificate.validFromDate.getTime() <= nowMs && nowMs <= certificate.validToDate.getTime();
  if (!isValid) throw new UntrustedMessageError('the certificate is not valid at this time');
}

function assertPinned(certificate: X509Certificate, fingerprints: readonly string[]): void {
  if (!fingerprints.includes(fingerprintOf(certificate))) {
    throw new UntrustedMessageError('the certificate is none of those that are trusted');
  }
}

function assertIssued(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  subjectPart: string,
  nowMs: number,
): void {
  const issuer = authorities.find((authority) => authority.ca && isIssuer(authority, certificate));
  if (issuer === undefined) throw new UntrustedMessageError('no trusted authority has issued the certificate');
  assertValid(issuer, nowMs);
  if (!certificate.subject.split('\n').includes(subjectPart)) {
    throw new UntrustedMessageError('the certificate was issued to another subject');
  }
}

function isIssuer(authority: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
  } catch {
    return false;
  }
}
