/** Variables that look like settings and are none: a limit that somebody believes to be set, and nothing reads. */
import { nearestName } from '../words/nearest-name.ts';
import { settingNames } from './setting-names.ts';

/** A sentence for each. Values are not repeated: they may be secrets. */
export function misspeltSettings(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(environment)
    .filter((name) => /^_?QUJAT/i.test(name) && !settingNames.includes(name))
    .map((name) => {
      const meant = nearestName(name, settingNames);
      const question = meant === undefined ? 'docs/guides/settings.md has all settings' : `did you mean ${meant}?`;
      return `${name} is set, but it is not a setting, so it changes nothing: ${question}`;
    });
}
