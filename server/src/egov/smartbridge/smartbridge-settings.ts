/** What the operator sets of the connector smartbridge. */
import type { CertificateTrust } from '../../soap/certificate-trust.ts';
import type { SigningKey } from '../../soap/read-pkcs12.ts';
import type { Mapping } from './mapping.ts';

export interface SmartbridgeSettings {
  /** Where messages are sent to. */
  url: URL;
  sender: { senderId: string; password: string | null };
  /** Who asks for consent, in words of the operator. */
  company: { bin: string | null; responsible: string | null };
  security: SecuritySettings;
  tls: { ca?: string; cert?: string; key?: string };
  mapping: Mapping;
}

export type SecuritySettings =
  /** An RSA key in this process. */
  | { kind: 'rsa'; key: SigningKey; trust: CertificateTrust }
  /** A GOST key, with which NCANode signs. The state's certificates are named by their fingerprints. */
  | { kind: 'ncanode'; url: URL; key: Buffer; password: string; fingerprints: readonly string[] };
