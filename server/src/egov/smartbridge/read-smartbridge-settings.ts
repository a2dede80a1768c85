/** What the environment says of the connector `smartbridge`. Keys, certificates and the mapping are read from their files here. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { httpUrl, secret, text } from '../../settings/values.ts';
import type { CertificateTrust } from '../../soap/certificate-trust.ts';
import { readPkcs12, type SigningKey } from '../../soap/read-pkcs12.ts';
import { defaultMapping, type Mapping, readMapping } from './mapping.ts';
import type { SecuritySettings, SmartbridgeSettings } from './smartbridge-settings.ts';

export const smartbridgeSettingNames = [
  'QUJAT_SMARTBRIDGE_BIN',
  'QUJAT_SMARTBRIDGE_CA_FILE',
  'QUJAT_SMARTBRIDGE_FINGERPRINTS',
  'QUJAT_SMARTBRIDGE_MAPPING',
  'QUJAT_SMARTBRIDGE_NCANODE_URL',
  'QUJAT_SMARTBRIDGE_PASSWORD',
  'QUJAT_SMARTBRIDGE_PASSWORD_FILE',
  'QUJAT_SMARTBRIDGE_PKCS12_FILE',
  'QUJAT_SMARTBRIDGE_PKCS12_PASSWORD',
  'QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE',
  'QUJAT_SMARTBRIDGE_RESPONSIBLE',
  'QUJAT_SMARTBRIDGE_SENDER_ID',
  'QUJAT_SMARTBRIDGE_SUBJECT',
  'QUJAT_SMARTBRIDGE_TLS_CA_FILE',
  'QUJAT_SMARTBRIDGE_TLS_CERT_FILE',
  'QUJAT_SMARTBRIDGE_TLS_KEY_FILE',
  'QUJAT_SMARTBRIDGE_URL',
];

/** @throws Error that names the variable and what it must be */
export function readSmartbridgeSettings(environment: NodeJS.ProcessEnv): SmartbridgeSettings {
  return {
    url: httpUrl('QUJAT_SMARTBRIDGE_URL', needed('QUJAT_SMARTBRIDGE_URL', text(environment, 'QUJAT_SMARTBRIDGE_URL'))),
    sender: {
      senderId: needed('QUJAT_SMARTBRIDGE_SENDER_ID', text(environment, 'QUJAT_SMARTBRIDGE_SENDER_ID')),
      password:
        secret(environment, 'QUJAT_SMARTBRIDGE_PASSWORD', text(environment, 'QUJAT_SMARTBRIDGE_PASSWORD_FILE')) ?? null,
    },
    company: {
      bin: readBin(text(environment, 'QUJAT_SMARTBRIDGE_BIN')),
      responsible: text(environment, 'QUJAT_SMARTBRIDGE_RESPONSIBLE') ?? null,
    },
    security: readSecurity(environment),
    tls: readTls(environment),
    mapping: readMappingFile(text(environment, 'QUJAT_SMARTBRIDGE_MAPPING')),
  };
}

function readSecurity(environment: NodeJS.ProcessEnv): SecuritySettings {
  const keyFile = needed('QUJAT_SMARTBRIDGE_PKCS12_FILE', text(environment, 'QUJAT_SMARTBRIDGE_PKCS12_FILE'));
  const key = readFile('QUJAT_SMARTBRIDGE_PKCS12_FILE', keyFile);
  const passwordFile = text(environment, 'QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE');
  const password = secret(environment, 'QUJAT_SMARTBRIDGE_PKCS12_PASSWORD', passwordFile) ?? '';
  const ncanode = text(environment, 'QUJAT_SMARTBRIDGE_NCANODE_URL');
  const trust = readTrust(environment);
  if (ncanode === undefined) return { kind: 'rsa', key: openKey(key, password), trust };
  if (trust.kind !== 'pinned') {
    throw new Error('QUJAT_SMARTBRIDGE_FINGERPRINTS must be set where QUJAT_SMARTBRIDGE_NCANODE_URL is.');
  }
  const url = httpUrl('QUJAT_SMARTBRIDGE_NCANODE_URL', ncanode);
  return { kind: 'ncanode', url, key, password, fingerprints: trust.fingerprints };
}

function readTrust(environment: NodeJS.ProcessEnv): CertificateTrust {
  const fingerprints = text(environment, 'QUJAT_SMARTBRIDGE_FINGERPRINTS');
  const authorities = text(environment, 'QUJAT_SMARTBRIDGE_CA_FILE');
  const subjectPart = text(environment, 'QUJAT_SMARTBRIDGE_SUBJECT');
  if (fingerprints !== undefined && authorities === undefined && subjectPart === undefined) {
    return { kind: 'pinned', fingerprints: fingerprints.split(',').map(readFingerprint) };
  }
  if (fingerprints === undefined && authorities !== undefined && subjectPart !== undefined) {
    return { kind: 'issued', authorities: readCertificates('QUJAT_SMARTBRIDGE_CA_FILE', authorities), subjectPart };
  }
  throw new Error(
    'Either QUJAT_SMARTBRIDGE_FINGERPRINTS, or QUJAT_SMARTBRIDGE_CA_FILE and QUJAT_SMARTBRIDGE_SUBJECT must be set: ' +
      'they say whose answers are believed.',
  );
}

function readTls(environment: NodeJS.ProcessEnv): SmartbridgeSettings['tls'] {
  const read = (name: string, file: string | undefined) =>
    file === undefined ? undefined : readFile(name, file).toString('utf8');
  const ca = read('QUJAT_SMARTBRIDGE_TLS_CA_FILE', text(environment, 'QUJAT_SMARTBRIDGE_TLS_CA_FILE'));
  const cert = read('QUJAT_SMARTBRIDGE_TLS_CERT_FILE', text(environment, 'QUJAT_SMARTBRIDGE_TLS_CERT_FILE'));
  const key = read('QUJAT_SMARTBRIDGE_TLS_KEY_FILE', text(environment, 'QUJAT_SMARTBRIDGE_TLS_KEY_FILE'));
  if ((cert === undefined) !== (key === undefined)) {
    throw new Error('QUJAT_SMARTBRIDGE_TLS_CERT_FILE and QUJAT_SMARTBRIDGE_TLS_KEY_FILE must be set together.');
  }
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

function readMappingFile(file: string | undefined): Mapping {
  if (file === undefined) return defaultMapping;
  try {
    return readMapping(file);
  } catch (error) {
    throw new Error(`QUJAT_SMARTBRIDGE_MAPPING ${error instanceof Error ? error.message : ''}`);
  }
}

function openKey(bytes: Buffer, password: string): SigningKey {
  try {
    return readPkcs12(bytes, password);
  } catch (error) {
    throw new Error(`QUJAT_SMARTBRIDGE_PKCS12_FILE cannot be used. ${error instanceof Error ? error.message : ''}`);
  }
}

function readFingerprint(value: string): string {
  const fingerprint = value.trim().replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return fingerprint;
  throw new Error(
    'QUJAT_SMARTBRIDGE_FINGERPRINTS must list SHA-256 fingerprints of certificates: 64 hex digits each, with commas between.',
  );
}

function readCertificates(name: string, file: string): X509Certificate[] {
  const blocks = readFile(name, file)
    .toString('utf8')
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    if (blocks !== null) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Told below.
  }
  throw new Error(`${name} must name a file with certificates in PEM.`);
}

function readBin(value: string | undefined): string | null {
  if (value === undefined || /^\d{12}$/.test(value)) return value ?? null;
  throw new Error('QUJAT_SMARTBRIDGE_BIN must have 12 digits.');
}

function readFile(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`${name} names a file that cannot be read.`);
  }
}

function needed(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new Error(`${name} must be set, because QUJAT_LIVE_CONNECTORS names smartbridge.`);
}
