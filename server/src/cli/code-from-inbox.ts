/** The code of an SMS that is to come, from the inbox of the sandbox. */
import { QujatSandbox } from '@qujat/sdk/sandbox';
import { CommandError } from './failure.ts';
import type { GatewayCall } from './with-gateway.ts';
import { withProgress } from './with-progress.ts';

/** Begun before the request, so that no older message is taken for the one to come. */
export async function codeFromInbox(
  phone: string,
  waitSeconds: number,
  { connection, signal, terminal }: Pick<GatewayCall, 'connection' | 'signal' | 'terminal'>,
): Promise<() => Promise<string>> {
  const sandbox = new QujatSandbox(connection);
  const [last] = await sandbox.messages({ phone, limit: '1' }, { signal });
  const after = last === undefined ? undefined : new Date(last.sent_at);
  return async (): Promise<string> => {
    const timeout = AbortSignal.timeout(waitSeconds * 1_000);
    const waiting = sandbox.waitForMessage(phone, after, { signal: AbortSignal.any([signal, timeout]) });
    try {
      return (await withProgress('The inbox waits for the SMS', waiting, terminal)).code;
    } catch (error) {
      if (!timeout.aborted || signal.aborted) throw error;
      throw new CommandError(
        'timedOut',
        `No SMS came within ${waitSeconds} seconds. Where the citizen has no such document, none does.`,
      );
    }
  };
}
