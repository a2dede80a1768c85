/** What an operator did against an organisation, an account or a key: told to those whom it concerns. */
export interface Intervention {
  /** Epoch milliseconds. */
  at: number;
  /** The operator's e-mail; null where the account is no more. */
  by: string | null;
  reason: string;
}
