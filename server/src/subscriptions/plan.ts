/** What the operator can grant: a technology, for how long, and how many documents. */
import type { Technology } from './subscription.ts';

export interface Plan {
  id: string;
  /** For people, in whatever language the operator writes. */
  name: string;
  technology: Technology;
  months: number;
  /** Documents of live keys in the period; null for no limit. */
  quota: number | null;
  /** Whether it lets the organisation check in the MCDB whose phone it is. */
  mcdbCheck: boolean;
  /** Whether it lets the organisation ask for claims and fields alone, never for a whole document. */
  claimsOnly: boolean;
  /** False where it is granted no more; what was granted stays. */
  active: boolean;
}
