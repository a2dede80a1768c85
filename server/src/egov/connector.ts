/** A connector to a state system, as `app.ts` takes it in: it is measured and guarded there, each by itself. */
import type { Egov } from './egov.ts';
import type { Finding } from './finding.ts';

export interface Connector {
  /** Its name in metrics and logs, such as `relay`. */
  name: string;
  egov: Egov;
  /**
   * For `qujat doctor --live`: whether the state can be reached and would serve us. Sends no SMS and nothing of a person, and
   * rejects for nothing that a finding can say. `nowMs` is the time in epoch milliseconds, for the life of certificates.
   */
  check?(nowMs: number, signal: AbortSignal): Promise<Finding[]>;
  /** Ends its connections. */
  close(): Promise<void>;
}
