/** Who may call a route of the cabinet. Every such route says so in its `config`; the guard holds it, and a test too. */
import type { Permission } from '../accounts/permissions.ts';
import type { ErrorCode } from '../errors.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';

/**
 * `anyone`: no log-in is needed. `waiting_log_in`: one that waits for its second factor. `any_log_in`: that, or an active one.
 * `account`: an active log-in, for what belongs to the person alone. Else a permission of the table: where the path has
 * `:organization_id`, the caller's role there must have it; where it has not, only operators can.
 */
export type CabinetAccess = 'anyone' | 'waiting_log_in' | 'any_log_in' | 'account' | Permission;

export interface RouteTraits {
  access: CabinetAccess;
  /** The caller must have proved within the last 15 minutes who they are: always, or for some bodies. */
  recent?: boolean;
  /** Whether it changes something, so that it must come from the cabinet's own pages. */
  unsafe?: boolean;
  body?: boolean;
  /** Whether its path names something that may not be there, such as an organisation. */
  names?: boolean;
}

/** All error responses of a route: those that follow from its traits, and its own. */
export function refusals(traits: RouteTraits, ...own: ErrorCode[]) {
  return errorResponses([...new Set([...expectedErrors(traits), ...own])]);
}

/** The errors that the guard and the schema may give for such a route. */
export function expectedErrors({ access, recent, unsafe, body, names }: RouteTraits): ErrorCode[] {
  const codes: ErrorCode[] = [];
  if (unsafe) codes.push('cross_site_request');
  if (access !== 'anyone') codes.push('not_logged_in');
  if (!['anyone', 'waiting_log_in', 'any_log_in'].includes(access)) codes.push('second_factor_required');
  if (access.includes('.')) {
    codes.push('permission_denied', 'second_factor_missing', 'second_factor_confirmation_required');
  }
  if (recent) codes.push('reauthentication_required', 'second_factor_confirmation_required');
  if (names) codes.push('not_found', 'invalid_request');
  return [...codes, ...(body ? bodyErrors : (['internal_error'] as const))];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: CabinetAccess;
    /** For each call, or for those whose body needs it. */
    recent?: boolean | ((body: never) => boolean);
  }
}
