/**
 * The profiles of a user: under a name, where a gateway is and which file holds the key for it. They lie in
 * `$XDG_CONFIG_HOME/qujat/config.json`, for their owner's eyes only. A key itself is never in them.
 */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { isJsonObject } from '../json/is-json-object.ts';
import { httpUrl } from '../settings/values.ts';
import { hasCode } from '../system/system-words.ts';
import { withoutByteOrderMark } from '../words/byte-order-mark.ts';
import { nearestName } from '../words/nearest-name.ts';
import { CommandError } from './failure.ts';

export interface Profile {
  baseUrl?: string;
  apiKeyFile?: string;
}

export type Profiles = Readonly<Record<string, Profile>>;

/** The one that counts where none is named. */
export const DEFAULT_PROFILE = 'default';

export function profilesFile(environment: NodeJS.ProcessEnv): string {
  // A relative one does not count: https://specifications.freedesktop.org/basedir-spec/latest/
  const given = environment['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(given) ? given : join(homedir(), '.config'), 'qujat', 'config.json');
}

export function readProfiles(environment: NodeJS.ProcessEnv): Profiles {
  const file = profilesFile(environment);
  const content = readIfThere(file);
  if (content === undefined) return {};
  let config: unknown;
  try {
    config = JSON.parse(withoutByteOrderMark(content));
  } catch {
    throw new Error(`${file} is not JSON. Mend it, or remove it.`);
  }
  const { profiles = {} } = fieldsOf(config, file);
  const named = Object.entries(fieldsOf(profiles, `profiles in ${file}`));
  return Object.fromEntries(named.map(([name, profile]) => [name, readProfile(profile, `${name} in ${file}`)]));
}

/** In one step: whoever reads meanwhile has the file from before. */
export function writeProfiles(profiles: Profiles, environment: NodeJS.ProcessEnv): void {
  const file = profilesFile(environment);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify({ profiles }, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}

/** @throws CommandError `usage` where the name is nobody's */
export function findProfile(name: string | undefined, environment: NodeJS.ProcessEnv): Profile {
  const profiles = readProfiles(environment);
  const chosen = name ?? DEFAULT_PROFILE;
  // Every object has a `constructor`.
  const found = Object.hasOwn(profiles, chosen) ? profiles[chosen] : undefined;
  if (found !== undefined) return found;
  if (name === undefined) return {};
  const meant = nearestName(name, Object.keys(profiles));
  const question = meant === undefined ? ' `qujat profiles list` shows all.' : ` Did you mean ${meant}?`;
  throw new CommandError('usage', `There is no profile "${name}".${question}`);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function readProfile(value: unknown, where: string): Profile {
  const { baseUrl, apiKeyFile, ...others } = fieldsOf(value, where);
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) throw new Error(`The profile ${where} may not have the field ${unknown}.`);
  if (typeof baseUrl === 'string') httpUrl(`baseUrl of ${where}`, baseUrl);
  return { ...textField({ baseUrl }, where), ...textField({ apiKeyFile }, where) };
}

function textField(field: Record<string, unknown>, where: string): Record<string, string> {
  const [[name, value] = []] = Object.entries(field);
  if (name === undefined || value === undefined) return {};
  if (typeof value === 'string' && value !== '') return { [name]: value };
  throw new Error(`The ${name} of ${where} must be a text.`);
}

function fieldsOf(value: unknown, where: string): Record<string, unknown> {
  if (isJsonObject(value)) return { ...value };
  throw new Error(`The ${where} must be a JSON object.`);
}
