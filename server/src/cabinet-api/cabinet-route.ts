/**
 * A route of the cabinet says its traits once. Its guard, tags and security follow from them; the errors that it may give, also
 * from method, path and schema, once it is registered.
 */
import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { ErrorCode } from '../errors.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import type { HttpRoute } from '../http/server.ts';
import { durationText } from '../words/duration-text.ts';
import { type CabinetAccess, isPermission } from './access.ts';
import { SESSION_COOKIE } from './cookies.ts';

/** How long a confirmation of the password or of a second factor counts. */
export const RECENT = durationText(defaultAccountRules.recentMs);

const tags = {
  signUp: { name: 'Cabinet: sign-up', description: 'How people come in: sign-up, invitation, forgotten password' },
  logIn: { name: 'Cabinet: log-in', description: 'Password, second factor, passkey' },
  account: { name: 'Cabinet: own account', description: 'Who am I, my password, my log-ins, my second factors' },
  organizations: { name: 'Cabinet: organisations', description: 'Organisations, members and their roles' },
  apiKeys: { name: 'Cabinet: API keys', description: 'The keys of the Backend API: made, changed, rolled, revoked' },
  flows: { name: 'Cabinet: Flows', description: 'The hosted pages of an organisation, and their keys' },
  subscriptions: {
    name: 'Cabinet: subscriptions',
    description: 'What an organisation may use, and what operators grant',
  },
  requests: {
    name: 'Cabinet: requests and usage',
    description: 'What was called, with what outcome, and how much was delivered',
  },
  webhooks: {
    name: 'Cabinet: webhooks',
    description: 'Where an organisation is told of events, and what was sent there',
  },
  operator: { name: 'Cabinet: operator', description: 'Above the organisations' },
  gateway: { name: 'Cabinet: gateway', description: 'What this gateway offers' },
  development: { name: 'Cabinet: development', description: 'The inbox of a try-out on one’s own machine' },
};

/** For the OpenAPI document. */
export const cabinetComponents = {
  tags: Object.values(tags),
  securitySchemes: {
    inboxSecret: {
      type: 'http',
      scheme: 'bearer',
      description: 'What the start of a demonstration prints behind `#` in the line `Cabinet mails`, `inbox-…`',
    },
    cabinetLogIn: {
      type: 'apiKey',
      in: 'cookie',
      name: SESSION_COOKIE,
      description: [
        'The log-in of the cabinet. A call that changes something also needs the header `X-Qujat-Cabinet: 1`, and must come',
        'from a page of the same origin.',
      ].join(' '),
    },
  },
} as const;

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
  return { config, schema: { ...schema, tags: [tags[tag].name], security: security ?? logIn } };
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
