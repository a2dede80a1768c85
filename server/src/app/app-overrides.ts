import type { PasswordHashing } from '../accounts/password-hash.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Connector } from '../egov/connector.ts';
import type { Egov } from '../egov/egov.ts';
import type { SigningPool } from '../pdf-signatures/local/signing-pool.ts';
import type { RendererPools } from '../rendering/renderer.ts';
import type { ApproveRoom } from '../sessions/approve-places.ts';
import type { Database } from '../storage/database.ts';

/** What a test may put in place of the real thing. */
export interface AppOverrides {
  clock?: Clock;
  ids?: Ids;
  /** The store's clock, in place of the database's own. */
  storeNowMs?: () => number;
  /** What test keys reach, made from the real sandbox. */
  wrapSandbox?: (sandbox: Egov) => Egov;
  /** Cheaper than the real one, for tests that log in often. */
  hashing?: PasswordHashing;
  /** What all stores commit through, made from the real database. */
  wrapDatabase?: (database: Database) => Database;
  /** False where several gateways are to use one folder, which a start refuses: for what the store promises even then. */
  alone?: boolean;
  /** What live keys reach, whatever the configuration says. */
  liveConnector?: Connector;
  /** The day as of which the sandbox's people have their documents, in place of the day on which the store was made. */
  sandboxDay?: string;
  /** Whether a sign-up in a try-out gets a subscription, as it does otherwise. */
  signUpTrial?: boolean;
  /** Threads that draw for several gateways of one process, and outlive them. */
  rendererPools?: RendererPools;
  /** The workers that sign PDFs, in place of its own. */
  signingPool?: SigningPool;
  /** Less room for approves than there is otherwise. */
  approveRoom?: ApproveRoom;
  /** For the pauses of the breaker and the durations in the metrics. */
  monotonicMs?: () => number;
}
