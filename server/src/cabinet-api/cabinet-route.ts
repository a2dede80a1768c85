/**
 * A route of the cabinet says its traits once. Its guard, tags and security follow from them; the errors that it may give, also
 * from method, path and schema, once it is registered.
 */
import type { ErrorCode } from '../errors.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import type { HttpRoute } from '../http/server.ts';
import { type CabinetAccess, isPermission } from './access.ts';

const tags = {
  signUp: 'Cabinet: sign-up',
  logIn: 'Cabinet: log-in',
  account: 'Cabinet: own account',
  organizations: 'Cabinet: organisations',
  apiKeys: 'Cabinet: API keys',
  flows: 'Cabinet: Flows',
  subscriptions: 'Cabinet: subscriptions',
  requests: 'Cabinet: requests and usage',
  webhooks: 'Cabinet: webhooks',
  operator: 'Cabinet: operator',
  gateway: 'Cabinet: gateway',
  development: 'Cabinet: development',
};

interface CabinetTraits {
  access: CabinetAccess;
  /** The caller must have proved within the last 15 minutes who they are: for each call, or for those whose body needs it. */
  recent?: true | ((body: never) => boolean);
  tag: keyof typeof tags;
  /** In place of the log-in. */
  security?: Record<string, never[]>[];
  /** Errors of its own, beside those that follow. */
  refuses?: ErrorCode[];
}

export function cabinetRoute<Schema extends object>({ tag, security, ...config }: CabinetTraits, schema: Schema) {
  const logIn = config.access === 'anyone' ? [] : [{ cabinetLogIn: [] }];
  return { config, schema: { ...schema, tags: [tags[tag]], security: security ?? logIn } };
}

/** For the hook `onRoute`: adds the responses of all its errors. */
export function documentRefusals(route: HttpRoute): void {
  const { schema = {} } = route;
  const codes = [...expectedErrors(route), ...(route.config?.refuses ?? [])];
  const responses = { ...(schema.response as object), ...errorResponses([...new Set(codes)]) };
  route.schema = { ...schema, response: responses };
}

/** The errors that the guard and the schema may give for such a route. */
function expectedErrors({
  config: { access = 'anyone', recent } = {},
  schema = {},
  method,
  url,
}: HttpRoute): ErrorCode[] {
  const codes: ErrorCode[] = [];
  if (!['GET', 'HEAD'].includes(String(method))) codes.push('cross_site_request');
  if (access !== 'anyone') codes.push('not_logged_in');
  if (!['anyone', 'waiting_log_in', 'any_log_in'].includes(access)) codes.push('second_factor_required');
  if (isPermission(access)) {
    codes.push('permission_denied', 'second_factor_missing', 'second_factor_confirmation_required');
  }
  if (recent !== undefined) codes.push('reauthentication_required', 'second_factor_confirmation_required');
  if (url.includes(':')) codes.push('not_found', 'invalid_request');
  if (schema.querystring !== undefined) codes.push('invalid_request');
  return [...codes, ...(schema.body === undefined ? (['internal_error'] as const) : bodyErrors)];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: CabinetAccess;
    recent?: true | ((body: never) => boolean);
    refuses?: ErrorCode[];
  }
}
