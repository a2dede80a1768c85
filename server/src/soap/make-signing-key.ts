/** Makes an RSA key with a certificate, self-signed or issued by another, and the PKCS#12 file of it: for the simulator and tests. */
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { SigningKey } from './read-pkcs12.ts';

export interface SigningKeyOptions {
  commonName: string;
  /** Such as `BIN123456789012`. */
  organizationalUnit?: string;
  validFromMs: number;
  validToMs: number;
  modulusBits?: number;
  /** An authority signs; without one, the key signs its own certificate. */
  issuer?: SigningKey;
  /** Whether this key may sign certificates. */
  isAuthority?: boolean;
  /** Names and IPv4 addresses of a server that speaks TLS with it. */
  hosts?: readonly string[];
}

export function makeSigningKey(options: SigningKeyOptions): SigningKey {
  const { modulusBits = 2048, issuer, isAuthority = false } = options;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: modulusBits });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  certificate.serialNumber = newSerialNumber();
  certificate.validity.notBefore = new Date(options.validFromMs);
  certificate.validity.notAfter = new Date(options.validToMs);
  certificate.setSubject(subjectOf(options));
  certificate.setIssuer(issuer === undefined ? subjectOf(options) : forgeCertificate(issuer).subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    ...alternativeNames(options.hosts ?? []),
  ]);
  const signing = (issuer?.privateKey ?? privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  certificate.sign(forge.pki.privateKeyFromPem(signing), forge.md.sha256.create());
  return { privateKey, certificate: derOf(certificate) };
}

/** The bytes of a PKCS#12 file, encrypted with AES-256. */
export function writePkcs12(key: SigningKey, password: string): Buffer {
  const privateKey = forge.pki.privateKeyFromPem(key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const store = forge.pkcs12.toPkcs12Asn1(privateKey, [forgeCertificate(key)], password, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary');
}

/** 126 random bits in hex. The first byte is neither negative nor zero, so that it is in DER what it is here. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.toString('hex');
}

function subjectOf({ commonName, organizationalUnit }: SigningKeyOptions): forge.pki.CertificateField[] {
  const field = (name: string, value: string) => ({
    name,
    value,
    valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class,
  });
  const unit = organizationalUnit === undefined ? [] : [field('organizationalUnitName', organizationalUnit)];
  return [field('commonName', commonName), ...unit];
}

/** RFC 5280, 4.2.1.6: 2 is a name, 7 an address. */
function alternativeNames(hosts: readonly string[]): object[] {
  const altNames = hosts.map((host) => (/^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }));
  return altNames.length === 0 ? [] : [{ name: 'subjectAltName', altNames }];
}

function forgeCertificate({ certificate }: SigningKey): forge.pki.Certificate {
  return forge.pki.certificateFromPem(new X509Certificate(certificate).toString());
}

function derOf(certificate: forge.pki.Certificate): Buffer {
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary');
}
