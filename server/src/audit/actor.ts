/** Who acts, for the audit. */
import type { Ids } from '../clock.ts';
import type { CallSource } from './audit-entry.ts';

export interface Actor {
  /** The user's opaque id, or `COMMAND_LINE`. */
  accountId: string;
  source: CallSource;
}

/** Who acts on what belongs to one organisation. */
export interface OrganizationActor extends Actor {
  organizationId: string;
}

/** Stands in an audit row in place of an account. No account has such an id. */
export const COMMAND_LINE = 'command_line';

/** A command of `qujat`: nobody of the cabinet acts, but whoever can reach the store and its master key, from the machine itself. */
export function commandActor(ids: Ids): Actor {
  return { accountId: COMMAND_LINE, source: { requestId: ids.requestId(), network: null } };
}
