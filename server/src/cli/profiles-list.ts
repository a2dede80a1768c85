/** qujat profiles list: the profiles, and which one counts. */
import { text } from '../settings/values.ts';
import type { CommandContext } from './command-context.ts';
import { DEFAULT_PROFILE, readProfiles } from './profiles.ts';

export async function runProfilesList({ environment, terminal }: CommandContext): Promise<void> {
  const current = text(environment, 'QUJAT_PROFILE') ?? DEFAULT_PROFILE;
  const rows = Object.entries(readProfiles(environment)).map(([name, { baseUrl = null, apiKeyFile = null }]) => {
    return { name, base_url: baseUrl, api_key_file: apiKeyFile, current: name === current };
  });
  terminal.printRows(rows, ['name', 'base_url', 'api_key_file', 'current']);
}
