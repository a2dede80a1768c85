/** exportRequests: the request log as CSV (RFC 4180), page by page, so that a long log needs no more memory than a short one. */
import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { describeRequest } from './describe-request.ts';
import type { RequestFilter, RequestLogStore, RequestPlace } from './request-log-store.ts';

const PAGE_REQUESTS = 500;

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
] as const satisfies readonly (keyof ReturnType<typeof describeRequest>)[];

/**
 * Newest first, UTF-8 with a byte order mark, without which spreadsheets take it for something else. A value that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function exportRequests(filter: RequestFilter, store: Pick<RequestLogStore, 'listRequests'>): Readable {
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

async function* rowsOf(filter: RequestFilter, store: Pick<RequestLogStore, 'listRequests'>) {
  let after: RequestPlace | undefined;
  for (;;) {
    const page = await store.listRequests(filter, { after, most: PAGE_REQUESTS });
    for (const request of page) yield describeRequest(request);
    after = page.at(-1);
    if (page.length < PAGE_REQUESTS) return;
  }
}
