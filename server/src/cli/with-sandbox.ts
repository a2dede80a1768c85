/** The sandbox of the organisation whose test key it is, for the commands `qujat sandbox …`. */
import { QujatSandbox } from '@qujat/sdk/sandbox';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export async function withSandbox<Result>(
  options: ConnectionOptions,
  context: CommandContext,
  work: (sandbox: QujatSandbox, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return withGateway(options, context, ({ connection, isTestKey, signal }) => {
    if (!isTestKey) throw new CommandError('usage', 'The sandbox needs a test key, which begins with qjt_test_.');
    return work(new QujatSandbox(connection), signal);
  });
}
