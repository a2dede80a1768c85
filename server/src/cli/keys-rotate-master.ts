/** qujat keys rotate-master: changes the master key, while the gateways run. No key is removed. */
import { openStore } from '../app/open-store.ts';
import { randomIds, systemClock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { createDataKeyStore } from '../crypto/data-key-store.ts';
import { beginKeyFileExchange, endKeyFileExchange } from '../crypto/exchange-key-file.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { assertDifferent, type RotatedKey, rotateMasterKey } from '../crypto/rotate-master-key.ts';
import type { CommandContext } from './command-context.ts';

export async function runRotateMaster({ environment, terminal }: CommandContext): Promise<void> {
  const config = readConfig(environment);
  const { current: ofNow, previous: ofBefore } = config.masterKey;
  const settings = [ofNow.text, ofNow.file, ofBefore.text, ofBefore.file];
  const inDataDirectory = settings.every((setting) => setting === undefined);
  // A configured key is read before the store is opened: what is wrong with it is told first.
  const configured = inDataDirectory ? undefined : configuredKeys(config);
  if (inDataDirectory && config.databaseUrl !== undefined) {
    throw new Error(
      'A store that several processes may share needs a configured key: set QUJAT_MASTER_KEY to the new key, and ' +
        'QUJAT_MASTER_KEY_PREVIOUS or QUJAT_MASTER_KEY_PREVIOUS_FILE to the one in use.',
    );
  }
  const { database } = await openStore(config, { ids: randomIds, mustExist: true });
  try {
    const { current, previous } = configured ?? changedKeyFile(config.dataDirectory);
    const rotated = await rotateMasterKey({ store: createDataKeyStore(database), current, previous });
    const next = inDataDirectory
      ? `${current.source} holds the new key. The one before is kept in ${endKeyFileExchange(config.dataDirectory, systemClock.nowMs())}: backups from before still need it.`
      : 'Now every process may be started without QUJAT_MASTER_KEY_PREVIOUS. Backups from before still need the old key.';
    terminal.print(
      { data_keys: rotated.map(({ name, encryptedAnew }) => ({ name, encrypted_anew: encryptedAnew })) },
      report(rotated, next),
    );
  } finally {
    await database.close();
  }
}

function configuredKeys(config: Config) {
  const { current, previous } = loadMasterKeys(config.masterKey, config.dataDirectory);
  if (previous === undefined) {
    throw new Error('Set QUJAT_MASTER_KEY to the new key and QUJAT_MASTER_KEY_PREVIOUS to the one in use.');
  }
  assertDifferent({ current, previous });
  return { current, previous };
}

function changedKeyFile(dataDirectory: string) {
  const { current, previous } = beginKeyFileExchange(dataDirectory);
  if (previous === undefined)
    throw new Error(`${current.source} was changed by another process: run the command again.`);
  return { current, previous };
}

function report(rotated: readonly RotatedKey[], next: string): string {
  const lines = rotated.map(
    ({ name, encryptedAnew }) =>
      `${name.padEnd(20)}${encryptedAnew ? 'encrypted anew' : 'was under the new key already'}`,
  );
  return `${lines.join('\n')}\n\nAll ${rotated.length} data keys are under the new master key. ${next}\n`;
}
