/** A connector to a state system, as `app.ts` takes it in: it is measured and guarded there, each by itself. */
import type { Egov } from './egov.ts';

export interface Connector {
  /** Its name in metrics and logs, such as `relay`. */
  name: string;
  egov: Egov;
  /** Ends its connections. */
  close(): Promise<void>;
}
