/** What holds for the secrets of whoever reads settings, the gateway or a connector: each may stand in a file, and no error repeats one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';

export interface Secret {
  /** A value that is taken. It has the word `hush` in it, or is one of `neverTold`. */
  good: string;
  /** Values that are not: each has the word `hush` in it, which no error may have. */
  bad: string[];
  /** What else must be set. */
  besides?: Record<string, string>;
}

/**
 * @param settingNames all that the reader reads
 * @param open those among them whose name is that of a secret, and which are none: their readers refuse a password, or they are public
 * @param read what comes of an environment; it may throw
 */
export function secretContract(
  settingNames: readonly string[],
  secrets: Record<string, Secret>,
  open: readonly string[],
  read: (environment: Record<string, string>) => unknown,
  neverTold: readonly string[] = [],
): void {
  test('this list has every secret of the settings', () => {
    const values = settingNames.filter((name) => !/_FILES?$/.test(name) && !open.includes(name));
    const secret = values.filter((name) => /KEY|PASSWORD|SECRET|TOKEN|_URL$/.test(name));
    assert.deepEqual([...new Set(secret)].sort(), Object.keys(secrets).sort());
    for (const name of secret) assert.ok(settingNames.includes(`${name}_FILE`), `${name} has no ${name}_FILE`);
  });

  for (const [name, { good, bad, besides = {} }] of Object.entries(secrets)) {
    test(`${name} may stand in a file, and counts the same`, (t) => {
      const file = fileWith(t, `${good}\n`);
      assert.deepEqual(read({ ...besides, [`${name}_FILE`]: file }), read({ ...besides, [name]: good }));
    });

    test(`${name}: what is wrong with it is told by name, and never repeated`, (t) => {
      const none = join(tmpdir(), 'there-is-no-such-file');
      const wrong = [
        { [name]: good, [`${name}_FILE`]: fileWith(t, good) },
        { [`${name}_FILE`]: none },
        { [`${name}_FILE`]: fileWith(t, 'hush\nhush') },
        ...bad.map((value) => ({ [name]: value })),
        ...bad.map((value) => ({ [`${name}_FILE`]: fileWith(t, value) })),
      ];
      for (const variables of wrong) {
        assert.throws(
          () => read({ ...besides, ...variables }),
          (error: Error) => {
            const told = `${error.message} ${error.stack} ${error.cause}`;
            assert.match(error.message, new RegExp(name));
            assert.ok(!['hush', ...neverTold].some((value) => told.includes(value)), error.message);
            return true;
          },
        );
      }
    });
  }
}

function fileWith(t: TestContext, content: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-secret-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'file');
  writeFileSync(file, content);
  return file;
}
