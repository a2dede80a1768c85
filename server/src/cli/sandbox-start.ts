/**
 * qujat sandbox start: a gateway for somebody's tests. Its first line on standard output is JSON with its address and its key; when
 * its standard input ends, it does too. So it never outlives who has started it, in any language.
 */
import { finished } from 'node:stream';
import { startThrowawayGateway } from '../app/throwaway-gateway.ts';
import { openLog } from '../logging/logger.ts';
import { endInOrder } from '../system/end-in-order.ts';
import type { CommandContext } from './command-context.ts';

const CLOSE_DELAY_MS = 5_000;

export async function runSandboxStart(
  { logs = false }: { logs?: boolean },
  { environment }: CommandContext,
): Promise<void> {
  const { logger } = await openLog(logs ? 'info' : 'warn');
  const starting = startThrowawayGateway(logger);
  const begin = endInOrder({ delayMs: CLOSE_DELAY_MS, end: async () => (await starting).close() }, environment);
  finished(process.stdin.resume(), () => begin('the end of standard input'));
  const { url, testKey } = await starting;
  process.stdout.write(`${JSON.stringify({ url, api_key: testKey })}\n`);
}
