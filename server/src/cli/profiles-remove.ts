/** qujat profiles remove NAME: the profile goes; the file with its key stays. */
import type { CommandContext } from './command-context.ts';
import { findProfile, readProfiles, writeProfiles } from './profiles.ts';

export async function runProfilesRemove(name: string, { environment, terminal }: CommandContext): Promise<void> {
  findProfile(name, environment);
  const { [name]: _, ...others } = readProfiles(environment);
  writeProfiles(others, environment);
  terminal.print({ name }, `The profile ${name} is removed.\n`);
}
