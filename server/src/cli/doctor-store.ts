/** The part of `qujat doctor` that looks at the store, and at the key that protects what it holds. */
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import type { SealedDataKey } from '../crypto/data-key-store.ts';
import { loadMasterKeys, masterKeyFiles } from '../crypto/master-key.ts';
import { openDataKey } from '../crypto/sealed-data-key.ts';
import { type Finding, ok, problem, warning } from '../egov/finding.ts';
import { type InspectedStore, inspectStore } from '../storage/inspect-store.ts';

export interface ExaminedStore {
  finding: Finding;
  sealedKeys: SealedDataKey[];
}

export async function examineStore(config: Config): Promise<ExaminedStore> {
  try {
    const store = await inspectStore(config);
    return { finding: storeFinding(store, kindOf(config)), sealedKeys: 'sealedKeys' in store ? store.sealedKeys : [] };
  } catch (error) {
    return { finding: problem('store', storeFault(error, kindOf(config)), storeAdvice(config)), sealedKeys: [] };
  }
}

export function examineMasterKey(config: Config, sealedKeys: SealedDataKey[]): Finding {
  const { current, previous } = config.masterKey;
  const isConfigured = [current, previous].some(({ text, file }) => text !== undefined || file !== undefined);
  // Looking for a key must not make one.
  if (!isConfigured && !existsSync(masterKeyFiles(config.dataDirectory).current)) {
    const says = 'none is configured, and the first start makes one beside the data';
    return sealedKeys.length === 0
      ? warning('master key', says, 'set QUJAT_MASTER_KEY_FILE for production')
      : problem(
          'master key',
          'none is configured, but the store needs the one that it was made with',
          'set QUJAT_MASTER_KEY_FILE',
        );
  }
  try {
    const keys = loadMasterKeys(config.masterKey, config.dataDirectory);
    for (const { sealedKey } of sealedKeys) openDataKey(sealedKey, keys);
    const says = sealedKeys.length === 0 ? 'can be read' : `opens the ${sealedKeys.length} data keys of the store`;
    if (!keys.besideData) return ok('master key', says);
    return warning(
      'master key',
      `${says}, but lies beside the data that it protects`,
      'set QUJAT_MASTER_KEY_FILE for production',
    );
  } catch (error) {
    return problem(
      'master key',
      error instanceof Error ? error.message : 'cannot be read',
      'docs/guides/operate.md, "Change the master key"',
    );
  }
}

function storeFinding(store: InspectedStore, kind: string): Finding {
  if (store.state === 'missing') return ok('store', `${kind}: not there yet, the first start makes it`);
  const { missingMigrations, unknownMigrations } = store;
  if (unknownMigrations.length > 0) {
    return problem(
      'store',
      `${kind} was written by a newer version: ${unknownMigrations.join(', ')}`,
      'start that version',
    );
  }
  if (missingMigrations.length === 0) return ok('store', `${kind} answers, and its tables are those of this version`);
  return warning(
    'store',
    `${kind} answers; a start adds ${missingMigrations.length} migrations`,
    'back it up before the start',
  );
}

function kindOf({ databaseUrl }: Config): string {
  return databaseUrl === undefined ? 'SQLite' : 'PostgreSQL';
}

/** The driver's own words may hold the URL. A code, or our own sentence, holds nothing. */
function storeFault(error: unknown, kind: string): string {
  const ours =
    error instanceof Error && /^(DATABASE_URL|The database URL)/.test(error.message) ? `: ${error.message}` : '';
  return `${kind} cannot be used (${codeOf(error)})${ours}`;
}

/** That of the cause says more than our own. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no code';
  if (error.cause instanceof Error && 'code' in error.cause) return String(error.cause.code);
  return 'code' in error ? String(error.code) : 'no code';
}

function storeAdvice({ databaseUrl }: Config): string {
  return databaseUrl === undefined
    ? 'look at the disk and at the rights of QUJAT_DATA_DIR'
    : 'look at DATABASE_URL, and whether the server runs and lets this machine in';
}
