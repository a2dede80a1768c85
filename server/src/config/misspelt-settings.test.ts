import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misspeltSettings } from './misspelt-settings.ts';
import { settingNames } from './setting-names.ts';

test('a variable that is nearly a setting is told with the right name, and never with its value', () => {
  const slips: Record<string, string> = {
    QUJAT_MASTERKEY_FILE: 'QUJAT_MASTER_KEY_FILE',
    QUJAT_LIMIT: 'QUJAT_LIMITS',
    QUJAT_DEMONSTRATON: 'QUJAT_DEMONSTRATION',
    QUJAT_SESION_RETENTION: 'QUJAT_SESSION_RETENTION',
    qujat_data_dir: 'QUJAT_DATA_DIR',
    QUJATDATA_DIR: 'QUJAT_DATA_DIR',
  };
  for (const [slip, meant] of Object.entries(slips)) {
    const [said = '', ...more] = misspeltSettings({ [slip]: 'correct-horse' });
    assert.deepEqual(more, []);
    assert.ok(said.startsWith(`${slip} is set, but it is not a setting`), said);
    assert.ok(said.endsWith(`did you mean ${meant}?`), said);
    assert.doesNotMatch(said, /correct-horse/);
  }
});

test('what is like no setting is told too; every setting, and what is not ours, is left alone', () => {
  assert.match(
    misspeltSettings({ QUJAT_COLOUR_OF_THE_SKY: 'blue' })[0] ?? '',
    /docs\/guides\/settings\.md has all settings$/,
  );
  const right = Object.fromEntries(settingNames.map((name) => [name, 'x']));
  assert.deepEqual(misspeltSettings({ ...right, PATH: '/bin', npm_package_name: 'qujat-workspace' }), []);
});
