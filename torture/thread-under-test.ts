/** A further thread of a gateway under test. Points to die at are those of the first alone. */
import { serveThread } from '../server/src/app/threads/serve-thread.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { createKiller } from './kill-points.ts';
import { overridesUnderTest } from './overrides-under-test.ts';

serveThread(await overridesUnderTest(readConfig(process.env), createKiller()));
