/** Who may call a route of the cabinet. Every such route says so; the guard holds it, and a test too. */
import { type Permission, permissions } from '../accounts/permissions.ts';

/**
 * `anyone`: no log-in is needed. `waiting_log_in`: one that waits for its second factor. `any_log_in`: that, or an active one.
 * `account`: an active log-in, for what belongs to the person alone. Else a permission of the table: where the path has
 * `:organization_id`, the caller's role there must have it; where it has not, only operators can.
 */
export type CabinetAccess = 'anyone' | 'waiting_log_in' | 'any_log_in' | 'account' | Permission;

export function isPermission(access: CabinetAccess): access is Permission {
  return Object.hasOwn(permissions, access);
}
