/** exportRequests: the request log as CSV (RFC 4180), page by page, so that a long log needs no more memory than a short one. */
import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { describeCall } from './describe-call.ts';
import type { CallFilter, CallPlace, RequestLogStore } from './request-log-store.ts';

const PAGE_CALLS = 500;

const columns = [
  'time',
  'request_id',
  'session',
  'operation',
  'environment',
  'api_key_id',
  'document_type',
  'outcome',
  'iin',
  'phone',
  'duration_ms',
  'state_ms',
] as const satisfies readonly (keyof ReturnType<typeof describeCall>)[];

/**
 * Newest first, UTF-8 with a byte order mark, without which spreadsheets take it for something else. A value that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function exportRequests(filter: CallFilter, store: Pick<RequestLogStore, 'listCalls'>): Readable {
  const csv: Stringifier = stringify({
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const rows = Readable.from(rowsOf(filter, store));
  // `pipe` alone would leave a failed reading unnoticed, and a reader who has gone would leave it running.
  rows.on('error', (error) => csv.destroy(error));
  csv.on('close', () => rows.destroy());
  return rows.pipe(csv);
}

async function* rowsOf(filter: CallFilter, store: Pick<RequestLogStore, 'listCalls'>) {
  let after: CallPlace | undefined;
  for (;;) {
    const page = await store.listCalls(filter, { after, most: PAGE_CALLS });
    for (const call of page) yield describeCall(call);
    after = page.at(-1);
    if (page.length < PAGE_CALLS) return;
  }
}
