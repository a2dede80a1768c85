/** qujat sandbox arm, disarm: has a scenario played at calls to come. */
import type { ArmedScenario, ArmOptions } from '@qujat/sdk/sandbox';
import type { CommandContext } from './command-context.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export interface SandboxArmOptions
  extends ConnectionOptions,
    Pick<ArmOptions, 'seconds' | 'operation' | 'iin' | 'calls' | 'minutes'> {}

export async function runSandboxArm(
  scenario: ArmedScenario['scenario'],
  options: SandboxArmOptions,
  context: CommandContext,
): Promise<void> {
  const { seconds, operation, iin, calls, minutes, ...connection } = options;
  const given = Object.entries({ seconds, operation, iin, calls, minutes }).filter(([, value]) => value !== undefined);
  const armed = await withSandbox(connection, context, (sandbox, signal) =>
    sandbox.arm(scenario, Object.fromEntries(given), { signal }),
  );
  context.terminal.print(armed, `${armed.id}\n`);
  context.terminal.note(`${armed.scenario} is armed. It ends at ${armed.ends_at} at the latest.`);
}

export async function runSandboxDisarm(id: string, options: ConnectionOptions, context: CommandContext): Promise<void> {
  await withSandbox(options, context, (sandbox, signal) => sandbox.disarm(id, { signal }));
  context.terminal.print({ id }, `${id} is not armed any more.\n`);
}
