/** What the environment says of the signing of PDFs. Key and certificates are read from their files at the start, by `open-pdf-signing.ts`. */
import { httpUrl, list, oneOf, secret, text } from '../settings/values.ts';

export type PdfSignatureSettings = LocalSettings | NcanodeSettings;

export interface LocalSettings {
  kind: 'local';
  /** PEM. */
  keyFile: string;
  /** PEM: of the key first, then those of earlier keys. */
  certificateFiles: readonly string[];
  timestampUrl: URL | undefined;
  /** Whether what verifies it later is put behind each signature. */
  validationData: boolean;
}

export interface NcanodeSettings {
  kind: 'ncanode';
  url: URL;
  /** PKCS#12. */
  keyFile: string;
  password: string;
  level: NcanodeLevel;
  /** For their end and for the key set; NCANode needs none. */
  certificateFiles: readonly string[];
}

/** What NCANode would put behind its signatures, `verifyPdf` does not pass. */
const ncanodeLevels = ['B-B', 'B-T'] as const;
export type NcanodeLevel = (typeof ncanodeLevels)[number];

const PREFIX = 'QUJAT_PDF_SIGNATURE';

/** @returns undefined where nothing of it is set  @throws Error that names the variable and what it must be */
export function readPdfSignatureSettings(environment: NodeJS.ProcessEnv): PdfSignatureSettings | undefined {
  const keyFile = text(environment, 'QUJAT_PDF_SIGNATURE_KEY_FILE');
  const certificateFiles = list(environment, 'QUJAT_PDF_SIGNATURE_CERTIFICATE_FILES') ?? [];
  const timestamps = text(environment, 'QUJAT_PDF_SIGNATURE_TSA_URL');
  const validationData = oneOf(environment, 'QUJAT_PDF_SIGNATURE_VALIDATION_DATA', ['off', 'on'], 'off') === 'on';
  const ncanode = text(environment, 'QUJAT_PDF_SIGNATURE_NCANODE_URL');
  const passwordFile = text(environment, 'QUJAT_PDF_SIGNATURE_PASSWORD_FILE');
  const password = secret(environment, 'QUJAT_PDF_SIGNATURE_PASSWORD', passwordFile);
  if (keyFile === undefined) {
    const others = {
      CERTIFICATE_FILES: certificateFiles[0],
      TSA_URL: timestamps,
      NCANODE_URL: ncanode,
      PASSWORD: password,
    };
    const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
    if (other === undefined) return undefined;
    throw new Error(`${PREFIX}_${other} is set without ${PREFIX}_KEY_FILE, which names the key that signs PDFs.`);
  }
  if (ncanode !== undefined) {
    if (timestamps !== undefined)
      throw new Error(`${PREFIX}_TSA_URL is for a key of its own: NCANode has its authority.`);
    const level = oneOf(environment, 'QUJAT_PDF_SIGNATURE_NCANODE_LEVEL', [...ncanodeLevels], 'B-B') as NcanodeLevel;
    const url = httpUrl(`${PREFIX}_NCANODE_URL`, ncanode);
    return { kind: 'ncanode', url, keyFile, password: password ?? '', level, certificateFiles };
  }
  if (password !== undefined) throw new Error(`${PREFIX}_PASSWORD is for NCANode: a key in PEM has none.`);
  if (certificateFiles.length === 0) {
    throw new Error(`${PREFIX}_CERTIFICATE_FILES must name the certificate of ${PREFIX}_KEY_FILE.`);
  }
  if (validationData && timestamps === undefined) {
    throw new Error(`${PREFIX}_VALIDATION_DATA is set without ${PREFIX}_TSA_URL: it verifies a timestamp's signature.`);
  }
  const timestampUrl = timestamps === undefined ? undefined : httpUrl(`${PREFIX}_TSA_URL`, timestamps);
  return { kind: 'local', keyFile, certificateFiles, timestampUrl, validationData };
}
