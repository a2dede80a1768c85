/** qujat sandbox add-people FILE and remove-person ID: people of the organisation's own, who do not exist. */
import { readFile } from 'node:fs/promises';
import type { GivenPeople } from '@qujat/sdk/sandbox';
import { withoutByteOrderMark } from '../words/byte-order-mark.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export const OWN_PERSON_COLUMNS = ['id', 'iin', 'phone', 'last_name', 'first_name'] as const;

export async function runSandboxAddPeople(
  file: string,
  options: ConnectionOptions,
  context: CommandContext,
): Promise<void> {
  const given = await readPeople(file);
  const added = await withSandbox(options, context, (sandbox, signal) => sandbox.addPeople(given, { signal }));
  context.terminal.printRows(added, OWN_PERSON_COLUMNS);
}

export async function runSandboxRemovePerson(
  id: string,
  options: ConnectionOptions,
  context: CommandContext,
): Promise<void> {
  await withSandbox(options, context, (sandbox, signal) => sandbox.removePerson(id, { signal }));
  context.terminal.print({ id }, `${id} is gone.\n`);
}

/** Whether they are right, the gateway says, and names each wrong field. */
async function readPeople(file: string): Promise<GivenPeople> {
  const content = await readFile(file, 'utf8');
  try {
    return JSON.parse(withoutByteOrderMark(content));
  } catch {
    throw new CommandError('usage', `${file} is not JSON.`);
  }
}
