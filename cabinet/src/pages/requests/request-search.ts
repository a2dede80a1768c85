/** What the address of the log asks for: its filter, and the call that is shown. So it can be sent to a colleague, and Back keeps it. */
import type { Environment } from '../../api/api-keys.ts';
import type { RequestFilter } from '../../api/requests.ts';
import { almatyDay, DAY_MS, midnightOf } from '../../format.ts';

/** `days` counts back from today; `from` and `to` are days of Almaty, both included, and win. */
const fields = [
  ...(['days', 'from', 'to', 'operation', 'document_type', 'outcome', 'api_key_id'] as const),
  ...(['session', 'iin_end', 'request_id', 'shown'] as const),
] as const;

export type RequestSearch = { [Field in (typeof fields)[number]]?: string | undefined };

export function readRequestSearch(search: Record<string, unknown>): RequestSearch {
  const given = fields.filter((field) => typeof search[field] === 'string' && search[field] !== '');
  return Object.fromEntries(given.map((field) => [field, search[field]]));
}

/** The same through a whole day, so that what is asked for again is the same question. */
export function filterOf(search: RequestSearch, environment: Environment, nowMs: number): RequestFilter {
  const { days, from, to, shown: _, ...rest } = search;
  const back = /^\d{1,3}$/.exec(days ?? '');
  const firstDay = from ?? (back === null ? undefined : almatyDay(nowMs - (Number(back[0]) - 1) * DAY_MS));
  return {
    ...rest,
    environment,
    from: firstDay === undefined ? undefined : midnightOf(firstDay),
    to: to === undefined ? undefined : midnightOf(to, 1),
  };
}

export function isFiltered({ shown: _, ...search }: RequestSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
