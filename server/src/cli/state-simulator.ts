/**
 * qujat state-simulator: the sandbox's state behind the state's own SOAP protocol, as a process of its own, for a gateway with the
 * connector `smartbridge` to talk to. It makes its keys at its first start, and prints the environment with which a gateway
 * reaches it.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { randomIds, systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { defaultMapping, readMapping } from '../egov/smartbridge/mapping.ts';
import { createLogger, standardErrorStream } from '../logging/logger.ts';
import { simulatorBanner } from '../state-simulator/banner.ts';
import { openSimulatorKeys } from '../state-simulator/keys.ts';
import { createSimulator } from '../state-simulator/simulator.ts';

const USAGE = 'Usage: qujat state-simulator [--port 9090] [--host 127.0.0.1] [--data DIRECTORY] [--mapping FILE]';
const DEFAULT_PORT = 9090;
const CLOSE_DELAY_MS = 5_000;

export async function runStateSimulator(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { port, host, data, mappingFile } = readFlags(args);
  const { dataDirectory, logLevel, rules } = readConfig(environment);
  const keys = openSimulatorKeys(data ?? join(dataDirectory, 'state-simulator'), systemClock.nowMs());
  const simulator = createSimulator({
    keys,
    mapping: mappingFile === undefined ? defaultMapping : mappingOf(mappingFile),
    logger: createLogger({ level: logLevel, destination: await standardErrorStream() }),
    clock: systemClock,
    ids: randomIds,
    otpTtlMs: rules.otpTtlMs,
  });
  closeWithGrace({ delay: CLOSE_DELAY_MS, logger: false }, () => simulator.close());
  const address = await simulator.server.listen({ host, port });
  process.stdout.write(simulatorBanner(address, keys.files, mappingFile));
}

function readFlags(args: string[]) {
  const options = {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    mapping: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    const port = Number(values.port ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be from 0 to 65535.');
    return { port, host: values.host ?? '127.0.0.1', data: values.data, mappingFile: values.mapping };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function mappingOf(file: string) {
  try {
    return readMapping(file);
  } catch (error) {
    throw new Error(`--mapping ${error instanceof Error ? error.message : 'is wrong'}`);
  }
}
