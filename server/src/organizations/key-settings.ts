/** What an organisation may set of a key, checked. */
import { type FieldError, GatewayError } from '../errors.ts';
import type { ApiKeySettings } from './api-key-store.ts';
import { parseIpRange } from './ip-ranges.ts';

/** As it was typed. */
export interface TypedKeySettings {
  name: string;
  /** Epoch milliseconds, or null for no end. */
  expiresAt: number | null;
  allowedIpRanges: string[];
}

export const NAME_CHARACTERS_MAX = 80;
export const IP_RANGES_MAX = 50;

/** @throws GatewayError `invalid_request` that names each wrong field */
export function readKeySettings(typed: TypedKeySettings, nowMs: number): ApiKeySettings {
  const name = typed.name.trim();
  const ranges = typed.allowedIpRanges.map((text) => ({ text, range: parseIpRange(text) }));
  const errors = [
    ...(name === '' || name.length > NAME_CHARACTERS_MAX
      ? [{ field: 'name', message: `must have 1 to ${NAME_CHARACTERS_MAX} characters`, reason: 'name_length' }]
      : []),
    ...expiryErrors(typed.expiresAt, nowMs),
    ...ranges.flatMap(({ range }, index) =>
      range === undefined
        ? [
            {
              field: `allowed_ip_ranges.${index}`,
              message: 'must be an IP address or a range such as 10.0.0.0/8',
              reason: 'invalid_ip_range',
            },
          ]
        : [],
    ),
  ];
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  return { name, expiresAt: typed.expiresAt, allowedIpRanges: ranges.flatMap(({ range }) => range ?? []) };
}

function expiryErrors(expiresAt: number | null, nowMs: number): FieldError[] {
  if (expiresAt === null || expiresAt > nowMs) return [];
  return [{ field: 'expires_at', message: 'must be in the future', reason: 'not_in_future' }];
}
