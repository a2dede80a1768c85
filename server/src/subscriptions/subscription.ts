/** What an organisation is subscribed to. */

/** `e_document` is the technology of this API; an organisation may be subscribed to others. */
export type Technology = 'e_document' | (string & {});

export interface Subscription {
  id: string;
  organizationId: string;
  technology: Technology;
  /** Epoch milliseconds. */
  startsAt: number;
  /** Epoch milliseconds; the subscription has ended at this moment. */
  endsAt: number;
  /** False where the operator has disabled the technology. */
  active: boolean;
  /** The plan that it was granted from, as it was called then; empty for none. */
  planName: string;
  /** Documents of live keys in its period; null for no limit. */
  quota: number | null;
  /** Of a try-out, where nobody has decided about it: it admits test keys alone. */
  trial: boolean;
  /** Whether it lets the organisation check in the MCDB whose phone it is. */
  mcdbCheck: boolean;
  /** Whether it lets the organisation ask for claims and fields alone, never for a whole document. */
  claimsOnly: boolean;
}
