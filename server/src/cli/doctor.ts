/**
 * qujat doctor: says whether a start would succeed: the configuration, the store, the master key. With `--live` it also asks each
 * connector whether the state would serve it, without an SMS and without anything of a person. It changes nothing. Exit code 1
 * where there is a problem, 0 where there are warnings at most.
 */
import { createConnectors } from '../app/connect-egov.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { monotonicMs, randomIds, systemClock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { examineSettings, isTryOut } from '../config/findings.ts';
import { misspeltSettings } from '../config/misspelt-settings.ts';
import { readConfig } from '../config/read-config.ts';
import type { Connector } from '../egov/connector.ts';
import { readOwnPortraits } from '../egov/sandbox/own-portraits.ts';
import { readPeopleFile } from '../egov/sandbox/people-file.ts';
import { type Finding, ok, problem, warning } from '../words/finding.ts';
import type { CommandContext } from './command-context.ts';
import { examineMaintenance, examineMasterKey, examineStore } from './doctor-store.ts';
import { coloured } from './terminal.ts';

const CHECK_TIMEOUT_MS = 15_000;

export async function runDoctor(
  { live = false }: { live?: boolean },
  { environment, terminal }: CommandContext,
): Promise<void> {
  for await (const finding of examine(environment, live)) {
    terminal.print(finding, lineOf(finding));
    if (finding.outcome === 'problem') process.exitCode = 1;
  }
}

export async function* examine(environment: NodeJS.ProcessEnv, isLive: boolean): AsyncGenerator<Finding> {
  for (const sentence of misspeltSettings(environment))
    yield warning('settings', sentence, 'correct its name, or remove it');
  const config = await readOrTell(environment);
  if ('outcome' in config) {
    yield config;
    return;
  }
  const { finding, store } = await examineStore(config);
  const sightings = store?.state === 'present' ? store.sightings : [];
  const tryOut = isTryOut(config, sightings);
  yield configurationFinding(config, tryOut);
  yield* examineSettings(config, sightings);
  yield finding;
  yield* examineMaintenance(store);
  yield examineMasterKey(config, store, tryOut);
  if (config.pdfSignature !== undefined) {
    const { examinePdfSigning } = await import('../pdf-signatures/examine-pdf-signing.ts');
    yield* await examinePdfSigning(config.pdfSignature, { clock: systemClock, monotonicMs }, isLive);
  }
  if (isLive) yield* examineConnectors(config);
}

async function readOrTell(environment: NodeJS.ProcessEnv): Promise<Config | Finding> {
  try {
    const config = readConfig(environment);
    await readOwnPortraits(config.sandboxPortraits);
    await readPeopleFile(config.sandboxPeople, almatyIsoDate(systemClock.nowMs()));
    return config;
  } catch (error) {
    return problem('configuration', sentenceOf(error), 'correct this variable; docs: README, "Settings"');
  }
}

function configurationFinding(config: Config, tryOut: boolean): Finding {
  const rules = [...config.liveConnectors].map(([type, connector]) => `${type}=${connector}`).join(', ');
  const others = config.liveConnectors.has('*') ? '' : ', and for other types there is no_live_connector';
  if (rules !== '') return ok('configuration', `can be read; live keys are served by ${rules}${others}`);
  const says = 'can be read; no connector serves live keys (no_live_connector)';
  // On one's own machine the sandbox is what there is to try.
  if (tryOut) return ok('configuration', `${says}, the sandbox serves test keys`);
  return warning('configuration', says, 'set QUJAT_LIVE_CONNECTORS, unless the sandbox is all you want');
}

/** One after the other, so that their lines stand together. */
async function* examineConnectors(config: Config): AsyncGenerator<Finding> {
  const connectors = await createConnectors(config, { monotonicMs, clock: systemClock, ids: randomIds });
  if (connectors.length === 0) yield ok('connectors', 'there is none to ask: QUJAT_LIVE_CONNECTORS is not set');
  for (const connector of connectors) {
    try {
      yield* await findingsOf(connector);
    } finally {
      await connector.close();
    }
  }
}

async function findingsOf({ name, check }: Connector): Promise<Finding[]> {
  if (check === undefined) return [warning(name, 'this connector cannot be checked without a document', 'request one')];
  try {
    return await check(systemClock.nowMs(), AbortSignal.timeout(CHECK_TIMEOUT_MS));
  } catch (error) {
    return [problem(name, `the check broke off: ${sentenceOf(error)}`, 'look at its settings')];
  }
}

const marks = {
  ok: { word: 'ok', colour: 'green' },
  warning: { word: 'WARNING', colour: 'yellow' },
  problem: { word: 'PROBLEM', colour: 'red' },
} as const;

export function lineOf({ outcome, subject, says, advice }: Finding): string {
  const what = advice === undefined ? says : `${says.replace(/\.$/, '')}. To do: ${advice}`;
  const { word, colour } = marks[outcome];
  return `${coloured(colour, word)}${' '.repeat(9 - word.length)}${subject}: ${what}\n`;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
