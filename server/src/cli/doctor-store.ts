/** The part of `qujat doctor` that looks at the store, and at the key that protects what it holds. */
import { inspectStore } from '../app/inspect-store.ts';
import { proveStore } from '../app/open-store.ts';
import { isOfDevelopment, type PresentStore, type StoreState } from '../app/store-state.ts';
import type { Config } from '../config/config.ts';
import { findMasterKeys } from '../crypto/master-key.ts';
import { lateTasks } from '../maintenance/late-tasks.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { systemWords } from '../system/system-words.ts';
import { type Finding, ok, problem, warning } from '../words/finding.ts';

export interface ExaminedStore {
  finding: Finding;
  /** Undefined where it cannot be looked at, or is of no use. */
  store: StoreState | undefined;
}

export async function examineStore(config: Config): Promise<ExaminedStore> {
  try {
    const store = await inspectStore(config);
    if (store.state === 'present' && isOfDevelopment(store)) {
      return { finding: developmentFinding(kindOf(config)), store: undefined };
    }
    return { finding: storeFinding(store, kindOf(config)), store };
  } catch (error) {
    return { finding: problem('store', storeFault(error, kindOf(config)), storeAdvice(config)), store: undefined };
  }
}

/**
 * Looking for a key does not make one.
 * @param tryOut whether the key is meant to lie beside the data
 */
export function examineMasterKey(config: Config, store: StoreState = { state: 'missing' }, tryOut: boolean): Finding {
  const subject = 'master key';
  const remark = tryOut
    ? (says: string) => ok(subject, says)
    : (says: string) => warning(subject, says, 'set QUJAT_MASTER_KEY_FILE for production');
  try {
    const keys = findMasterKeys(config.masterKey, config.dataDirectory);
    proveStore(store, keys, config.dataDirectory);
    if (keys === undefined) return remark('none is configured, and the first start makes one beside the data');
    const encryptedKeys = store.state === 'missing' ? 0 : store.encryptedKeys.length;
    const says = encryptedKeys === 0 ? 'can be read' : `opens the ${encryptedKeys} data keys of the store`;
    return keys.besideData ? remark(`${says}; it lies beside the data that it protects`) : ok(subject, says);
  } catch (error) {
    const says = error instanceof Error ? error.message : 'cannot be read';
    return problem(subject, says, 'docs/guides/operate.md, "Change the master key"');
  }
}

function developmentFinding(kind: string): Finding {
  return problem(
    'store',
    `${kind} was made by a development version of Qujat, from before 0.1.0, and cannot be used any more`,
    'to begin with a new store, set QUJAT_DATA_DIR to another folder, or DATABASE_URL to another database',
  );
}

function storeFinding(store: StoreState, kind: string): Finding {
  if (store.state === 'missing') return ok('store', `${kind}: not there yet, the first start makes it`);
  const { missingMigrations, unknownMigrations } = store;
  if (unknownMigrations.length > 0) return newerFinding(store, kind);
  if (missingMigrations.length === migrations.length) {
    return ok('store', `${kind} answers and is empty: the first start makes its tables`);
  }
  if (missingMigrations.length === 0) return ok('store', `${kind} answers, and its tables are those of this version`);
  return warning(
    'store',
    `${kind} answers; a start adds ${missingMigrations.length} migrations`,
    'back it up before the start',
  );
}

function newerFinding({ unknownMigrations, needsNewer }: PresentStore, kind: string): Finding {
  const says = `${kind} was written by a newer version: ${unknownMigrations.join(', ')}`;
  if (needsNewer) return problem('store', says, 'start that version');
  return warning('store', `${says}; this one may run on it`, 'go on with that version when you can: backups need it');
}

/** None where the store has no turns yet. One that no gateway works on is quiet as a whole. */
export function* examineMaintenance(store: StoreState = { state: 'missing' }): Generator<Finding> {
  if (store.state === 'missing' || store.maintenance === null) return;
  const { turns } = store.maintenance;
  const late = lateTasks(store.maintenance);
  if (late.length === 0) {
    yield ok('maintenance', 'each task had its turn in time');
  } else if (late.length === turns.length) {
    const newest = new Date(Math.max(...turns.map(({ begunAt }) => begunAt))).toISOString();
    const advice = 'start a gateway; if one runs, look at its log and start it again';
    yield warning('maintenance', `no task had a turn since ${newest}`, advice);
  } else {
    const advice = 'look at the log for the reason, and start the gateway again';
    yield problem('maintenance', `these tasks stand still: ${late.join(', ')}`, advice);
  }
}

function kindOf({ databaseUrl }: Config): string {
  return databaseUrl === undefined ? 'SQLite' : 'PostgreSQL';
}

/** The driver's own words may hold the URL. A code, or our own sentence, holds nothing. */
function storeFault(error: unknown, kind: string): string {
  const ours =
    error instanceof Error && /^(DATABASE_URL|The database URL)/.test(error.message) ? error.message : undefined;
  return `${kind} cannot be used: ${ours ?? systemWords(error) ?? codeOf(error)}`;
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
