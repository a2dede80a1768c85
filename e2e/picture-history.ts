/** A made-up history for pictures of the cabinet: the same at each run, up to the day. All people are the sandbox's. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { almatyIsoDate } from '../server/src/calendar/almaty-date.ts';
import { DAY_MS } from '../server/src/clock.ts';
import type { LoggedOperation, LoggedRequest } from '../server/src/request-log/request-log.ts';
import { type CollectedRequest, createRequestLogStore } from '../server/src/request-log/request-log-store.ts';
import { openDatabase } from '../server/src/storage/open-database.ts';

const DAYS = 30;
const types = ['identity_card', 'identity_card', 'identity_card', 'driver_license', 'birth_certificate', 'diploma'];

/** A month of calls: fewer at weekends, more from week to week, a few that failed. */
export async function writeHistory(dataDirectory: string): Promise<void> {
  const database = await openDatabase({ dataDirectory });
  const log = createRequestLogStore(database);
  const file = new DatabaseSync(join(dataDirectory, 'qujat.sqlite'), { timeout: 10_000 });
  const insertUsage = file.prepare(
    `insert into usage (organization_id, environment, technology, document_type, day, delivered)
     values ('demonstration', 'test', 'e_document', ?, ?, 1)
     on conflict do update set delivered = delivered + 1`,
  );
  let count = 0;
  for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
    const calls: CollectedRequest[] = [];
    const call = (operation: LoggedOperation, documentType: string, outcome: LoggedRequest['outcome']) => {
      count += 1;
      const stateMs = 80 + ((count * 37) % 260);
      const places = {
        requestId: `req_picture${count}`,
        organizationId: 'demonstration',
        environment: 'test',
        apiKeyId: 'picture',
        session: null,
      } as const;
      const masked = { iinMasked: null, phoneMasked: null };
      calls.push({
        ...places,
        ...masked,
        operation,
        documentType,
        outcome,
        durationMs: stateMs + 40,
        stateMs,
        ageMs: ago * DAY_MS,
      });
    };
    const day = almatyIsoDate(Date.now() - ago * DAY_MS);
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const sessions = Math.round((weekend ? 9 : 34) + (DAYS - ago) * 0.6 + ((ago * 7) % 11));
    for (let session = 0; session < sessions; session += 1) {
      const type = types[(session + ago) % types.length] ?? 'identity_card';
      call('requestDocument', type, 'ok');
      if (session % 12 === 5) call('approveSession', type, 'invalid_otp_code');
      if (session % 23 === 7) {
        call('requestDocument', type, 'subject_not_found_in_mcdb');
        continue;
      }
      call('approveSession', type, 'ok');
      insertUsage.run(type, day);
    }
    await log.insertRequests(calls);
  }
  file.close();
  await database.close();
}
