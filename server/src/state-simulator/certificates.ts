/**
 * Keys and certificates of the simulator's own: a small authority, and what it issues to the state and to the gateway. RSA, because
 * this runs in process; the real state issues GOST keys too.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

/** Both PEM. */
export interface Issued {
  certificate: string;
  key: string;
}

export interface Wanted {
  commonName: string;
  notBeforeMs: number;
  notAfterMs: number;
  /** Names and addresses of a server that speaks TLS with it. */
  hosts?: readonly string[];
}

const RSA_BITS = 2048;
/** ASN.1 demands that the number is positive: its first bit is 0. */
const POSITIVE = 0x7f;

export function makeAuthority(wanted: Wanted): Issued {
  return issue(wanted, undefined);
}

export function issueCertificate(authority: Issued, wanted: Wanted): Issued {
  return issue(wanted, authority);
}

/** The key and its certificate with the authority's, under this password (RFC 7292). */
export function toPkcs12(issued: Issued, authority: Issued, password: string): Buffer {
  const chain = [issued.certificate, authority.certificate].map((pem) => forge.pki.certificateFromPem(pem));
  const key = forge.pki.privateKeyFromPem(issued.key);
  const options = { algorithm: 'aes256', friendlyName: 'qujat' } as const;
  return Buffer.from(forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(key, chain, password, options)).getBytes(), 'latin1');
}

function issue(wanted: Wanted, authority: Issued | undefined): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: RSA_BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  const subject = [
    { name: 'commonName', value: wanted.commonName },
    { name: 'organizationName', value: 'Qujat state simulator' },
    { name: 'countryName', value: 'KZ' },
  ];
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = serialNumber();
  certificate.validity.notBefore = new Date(wanted.notBeforeMs);
  certificate.validity.notAfter = new Date(wanted.notAfterMs);
  certificate.setSubject(subject);
  const issuer = authority && forge.pki.certificateFromPem(authority.certificate);
  certificate.setIssuer(issuer?.subject.attributes ?? subject);
  certificate.setExtensions(extensionsOf(wanted, authority === undefined));
  certificate.sign(forge.pki.privateKeyFromPem(authority?.key ?? privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: privateKey };
}

function extensionsOf({ hosts = [] }: Wanted, isAuthority: boolean): object[] {
  if (isAuthority) {
    return [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ];
  }
  const isAddress = (host: string) => /^[\d.]+$/.test(host);
  const names = hosts.map((host) => (isAddress(host) ? { type: 7, ip: host } : { type: 2, value: host }));
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, keyEncipherment: true, critical: true },
    { name: 'subjectKeyIdentifier' },
    ...(names.length > 0
      ? [
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: names },
        ]
      : []),
  ];
}

function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & POSITIVE) | 1;
  return bytes.toString('hex');
}
