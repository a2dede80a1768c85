/**
 * Which process each test file runs in. The files of one room share one, by `tests-of-room.ts`: the folders of the server, and the sources
 * of each other part. What starts much, draws, or stops a store has a process of its own: e2e, torture, rendering and storage.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOM = /^(server\/src\/(?!storage\/|rendering\/)[^/]+|(?:sdk|flow|cabinet)\/src|tools|bench)\//;

/**
 * What Node's runner starts for these files: the largest rooms first, and then in the order of the files, so that what takes long begins
 * early. @param folder takes what starts a room; it stays until all have ended
 */
export function processesFor(files: readonly string[], folder: string): string[] {
  const shared = [...Map.groupBy(files, (file) => ROOM.exec(file)?.[1] ?? file)];
  return shared
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([started, itsFiles]) => (started === itsFiles[0] ? started : writeRoom(started, itsFiles, folder)));
}

/** What starts these files in one process. @returns its path */
export function writeRoom(room: string, files: readonly string[], folder: string): string {
  const path = join(folder, `${room.replaceAll('/', '-')}.mjs`);
  const runner = pathToFileURL(join(import.meta.dirname, 'tests-of-room.ts'));
  writeFileSync(path, `import { runTestsOfRoom } from '${runner}';\nawait runTestsOfRoom(${JSON.stringify(files)});\n`);
  return path;
}
