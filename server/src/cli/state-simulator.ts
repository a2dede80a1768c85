/**
 * qujat state-simulator: the sandbox's state behind the state's own SOAP protocol, as a process of its own, for a gateway with the
 * connector `smartbridge` to talk to. It makes its keys at its first start, and prints the environment with which a gateway
 * reaches it.
 */
import { join } from 'node:path';
import { randomIds, systemClock } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';
import { defaultMapping, readMapping } from '../egov/smartbridge/mapping.ts';
import { openLog } from '../logging/logger.ts';
import { simulatorBanner } from '../state-simulator/banner.ts';
import { openSimulatorKeys } from '../state-simulator/keys.ts';
import { createSimulator } from '../state-simulator/simulator.ts';
import { endInOrder } from '../system/end-in-order.ts';
import { listenFault } from '../system/listen-fault.ts';
import type { CommandContext } from './command-context.ts';

const CLOSE_DELAY_MS = 5_000;

export interface StateSimulatorOptions {
  port: number;
  host: string;
  /** The folder of its keys. */
  data?: string;
  /** A file. */
  mapping?: string;
}

export async function runStateSimulator(
  { port, host, data, mapping: mappingFile }: StateSimulatorOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const { dataDirectory, logLevel, rules } = readConfig(environment);
  const keys = openSimulatorKeys(data ?? join(dataDirectory, 'state-simulator'), systemClock.nowMs());
  const simulator = createSimulator({
    keys,
    mapping: mappingFile === undefined ? defaultMapping : mappingOf(mappingFile),
    logger: (await openLog(logLevel)).logger,
    clock: systemClock,
    ids: randomIds,
    otpTtlMs: rules.otpTtlMs,
  });
  endInOrder({ delayMs: CLOSE_DELAY_MS, end: () => simulator.close() }, environment);
  const address = await simulator.server.listen({ host, port }).catch((error: unknown) => {
    throw listenFault(error, { host, port, names: { host: '--host', port: '--port' } });
  });
  terminal.print({ url: address, files: keys.files }, simulatorBanner(address, keys.files, mappingFile));
}

function mappingOf(file: string) {
  try {
    return readMapping(file);
  } catch (error) {
    throw new Error(`--mapping ${error instanceof Error ? error.message : 'is wrong'}`);
  }
}
