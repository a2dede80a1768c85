/** qujat sandbox people, scenarios, messages and arms: what is in the sandbox. */
import type { CommandContext } from './command-context.ts';
import { OWN_PERSON_COLUMNS } from './sandbox-add-people.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export interface PeopleOptions extends ConnectionOptions {
  /** Those alone whom the organisation has added. */
  own?: boolean;
}

export async function runSandboxPeople(
  { own = false, ...options }: PeopleOptions,
  context: CommandContext,
): Promise<void> {
  if (own) {
    const added = await withSandbox(options, context, (sandbox, signal) => sandbox.ownPeople({ signal }));
    context.terminal.printRows(added, OWN_PERSON_COLUMNS);
    return;
  }
  const people = await withSandbox(options, context, (sandbox, signal) => sandbox.people({ signal }));
  context.terminal.printRows(people, ['iin', 'phone', 'full_name', 'situation']);
}

export async function runSandboxScenarios(options: ConnectionOptions, context: CommandContext): Promise<void> {
  const scenarios = await withSandbox(options, context, (sandbox, signal) => sandbox.scenarios({ signal }));
  context.terminal.printRows(scenarios, ['name', 'status', 'what']);
}

export interface MessagesOptions extends ConnectionOptions {
  phone?: string;
  limit: number;
}

export async function runSandboxMessages(
  { phone, limit, ...options }: MessagesOptions,
  context: CommandContext,
): Promise<void> {
  const filter = { limit: String(limit), ...(phone !== undefined && { phone }) };
  const messages = await withSandbox(options, context, (sandbox, signal) => sandbox.messages(filter, { signal }));
  context.terminal.printRows(messages, ['sent_at', 'phone', 'code']);
}

export async function runSandboxArms(options: ConnectionOptions, context: CommandContext): Promise<void> {
  const arms = await withSandbox(options, context, (sandbox, signal) => sandbox.armed({ signal }));
  context.terminal.printRows(arms, ['id', 'scenario', 'for', 'operation', 'calls_left', 'ends_at']);
}
