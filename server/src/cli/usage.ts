/** qujat usage: the calls and deliveries of an organisation, by day, document type and outcome. */

import { readPeriod, usageReply } from '../cabinet-api/usage-reply.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { DAY_MS, systemClock } from '../clock.ts';
import { summarizeUsage } from '../request-log/summarize-usage.ts';
import type { Environment } from '../words/environment.ts';
import type { CommandContext } from './command-context.ts';
import { leaveReadingRow, withOrganization } from './with-organization.ts';

const DAYS = 30;

export interface UsageOptions {
  organization: string;
  environment: Environment;
  /** `YYYY-MM-DD`, Almaty. */
  from?: string;
  to?: string;
}

export async function runUsage(options: UsageOptions, { environment, terminal }: CommandContext): Promise<void> {
  const { organization } = options;
  const nowMs = systemClock.nowMs();
  const { from = almatyIsoDate(nowMs - (DAYS - 1) * DAY_MS), to = almatyIsoDate(nowMs) } = options;
  const period = { organizationId: organization, environment: options.environment, ...readPeriod(from, to) };
  const usage = await withOrganization(organization, environment, async (found) => {
    await leaveReadingRow(found, 'readUsage');
    return usageReply(await summarizeUsage(period, found.stores.usage));
  });
  if (terminal.json) {
    terminal.print({ from, to, ...usage }, '');
    return;
  }
  terminal.printRows(
    usage.days.filter(({ ok, failed, delivered }) => ok + failed + delivered > 0),
    ['day', 'ok', 'failed', 'delivered'],
  );
  if (usage.document_types.length > 0)
    terminal.printRows(usage.document_types, ['document_type', 'requested', 'failed', 'delivered']);
  if (usage.outcomes.length > 0) terminal.printRows(usage.outcomes, ['outcome', 'calls']);
}
