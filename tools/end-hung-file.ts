/**
 * Loaded before every test file: ends its process where something that a test left running, such as a gateway that does not stop, keeps
 * it alive. The file then counts as failed. `--test-force-exit` would end it sooner, but also where tests are still to be made: a file
 * that awaits something between its tests would lose the rest of them, and pass.
 */
import { isMainThread } from 'node:worker_threads';

/** Longer than any file takes, and than two of its tests may. */
export const FILE_MAX_MS = 15 * 60_000;

/** The process that starts the files has it not. */
const isTestFile = process.env['NODE_TEST_CONTEXT'] !== undefined;

if (isTestFile && isMainThread) {
  setTimeout(() => {
    const alive = process.getActiveResourcesInfo().join(', ');
    process.stderr.write(
      `This process was ended: it was still alive after ${FILE_MAX_MS / 60_000} minutes, with ${alive}.\n`,
    );
    process.exit(1);
  }, FILE_MAX_MS).unref();
}
