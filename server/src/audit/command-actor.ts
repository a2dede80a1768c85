/** Who acts where a command of `qujat` does: nobody of the cabinet, but whoever can reach the store and its master key. */
import type { Ids } from '../clock.ts';
import type { CallSource } from './audit-entry.ts';

/** Stands in an audit row in place of an account. No account has such an id. */
export const COMMAND_LINE = 'command_line';

/** What a command does comes from the machine itself. */
export function commandActor(ids: Ids): { accountId: string; source: CallSource } {
  return { accountId: COMMAND_LINE, source: { requestId: ids.requestId(), network: null } };
}
