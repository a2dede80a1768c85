/** Why a PDF is not what a gateway has signed. */
import type { SignerCertificate } from './certificate.ts';

export type PdfSignatureErrorCode =
  | 'not_a_pdf'
  | 'not_signed'
  /** Bytes of the file are left out of what is signed, besides the signature itself. */
  | 'range_incomplete'
  /** The signed file is in it, and something was put behind it. */
  | 'added_after'
  | 'signature_malformed'
  /** Such as GOST: it may be right, but cannot be verified here. */
  | 'algorithm_unknown'
  | 'file_changed'
  /** The signature is right, and of somebody whom the keys do not name. */
  | 'certificate_unknown'
  | 'certificate_expired'
  | 'timestamp_wrong'
  /** What stands behind the signature to verify it later does not do that. */
  | 'validation_data_wrong'
  /** It says that a certificate was revoked. */
  | 'certificate_revoked';

export class PdfSignatureError extends Error {
  override readonly name = 'PdfSignatureError';
  readonly code: PdfSignatureErrorCode;
  /** Whose signature it says it is, where that can be read. Of `certificate_unknown` alone it is known that they have signed. */
  readonly certificate: SignerCertificate | undefined;

  constructor(code: PdfSignatureErrorCode, message: string, certificate?: SignerCertificate) {
    super(message);
    this.code = code;
    this.certificate = certificate;
  }
}
