/** qujat profiles set NAME: makes a profile, or changes what is given of it. */
import { resolve } from 'node:path';
import { httpUrl } from '../settings/values.ts';
import type { CommandContext } from './command-context.ts';
import { profilesFile, readProfiles, writeProfiles } from './profiles.ts';

export interface ProfilesSetOptions {
  baseUrl?: string;
  apiKeyFile?: string;
}

export async function runProfilesSet(
  name: string,
  { baseUrl, apiKeyFile }: ProfilesSetOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  if (baseUrl !== undefined) httpUrl('--base-url', baseUrl);
  const profiles = readProfiles(environment);
  const profile = {
    ...profiles[name],
    ...(baseUrl !== undefined && { baseUrl }),
    // It is used from any folder.
    ...(apiKeyFile !== undefined && { apiKeyFile: resolve(apiKeyFile) }),
  };
  writeProfiles({ ...profiles, [name]: profile }, environment);
  const file = profilesFile(environment);
  terminal.print({ name, file }, `The profile ${name} is in ${file}.\n`);
}
