/** Why a credential does not hold. */
export type CredentialErrorCode =
  | 'credential_malformed'
  | 'key_unknown'
  | 'signature_wrong'
  /** Something is disclosed that the gateway has not signed, or twice. */
  | 'disclosure_unknown'
  | 'credential_expired'
  | 'holder_proof_missing'
  | 'holder_proof_wrong'
  | 'status_list_wrong';

export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly code: CredentialErrorCode;

  constructor(code: CredentialErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
