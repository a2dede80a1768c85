/** Test equipment: a gateway whose further thread runs the module that the command line names, and that ends as `main.ts` has it end. */
import { readConfig } from '../../config/read-config.ts';
import { createLogger } from '../../logging/logger.ts';
import { endInOrder } from '../../system/end-in-order.ts';
import { createThreadedApp } from './create-threaded-app.ts';

const { env: environment, argv } = process;
const config = readConfig(environment);
const logTo = process.stderr;
const logger = createLogger({ level: 'warn', destination: logTo });
const module = new URL(argv[2] ?? '', import.meta.url);
const app = await createThreadedApp(config, logger, { environment, logTo, module });
const end = async (reason: object) => {
  app.refuseReadiness();
  await app.close();
  logger.warn(reason, 'stopped');
};
endInOrder({ delayMs: 10_000, end }, environment);
await app.listen(config);
