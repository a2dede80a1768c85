/** Whose document it is: from the options where the citizen is invented, otherwise asked for. */
import type { Citizen } from '@qujat/sdk';
import { CommandError } from './failure.ts';
import type { GatewayCall } from './with-gateway.ts';

export interface CitizenOptions {
  iin?: string;
  phone?: string;
}

/** @throws CommandError `usage` where a living person would be named in the words of the command */
export async function askCitizen(
  { iin, phone }: CitizenOptions,
  { isTestKey, answers }: GatewayCall,
): Promise<Citizen> {
  if (!isTestKey && (iin !== undefined || phone !== undefined)) {
    throw new CommandError(
      'usage',
      '--iin and --phone are for the people of the sandbox: the words of a command can be read by every user of this machine, ' +
        'and stay in the history of the shell. Leave them out, and the command asks for them, or reads them from standard input.',
    );
  }
  return { iin: iin ?? (await answers.ask('IIN')), phone: phone ?? (await answers.ask('phone')) };
}
