/**
 * Which process each test file runs in. The files of one room share one, by `tests-of-room.ts`: the folders of the server, and the sources
 * of each other part. What starts much, draws, or stops a store has a process of its own: e2e, torture, rendering and storage.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOM = /^(server\/src\/(?!storage\/|rendering\/)[^/]+|(?:sdk|flow|cabinet)\/src|tools|bench)\//;

/**
 * What Node's runner starts for these files: the rooms, the largest first, evenly between the files that have a process of their own, in
 * their order. So what takes long begins early, and what keeps a core busy runs beside what mostly waits.
 * @param folder takes what starts a room; it stays until all have ended
 */
export function processesFor(files: readonly string[], folder: string): string[] {
  const { rooms = [], alone = [] } = Object.groupBy(files, (file) => (ROOM.test(file) ? 'rooms' : 'alone'));
  const largestFirst = [...Map.groupBy(rooms, (file) => ROOM.exec(file)?.[1] ?? file)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([room, itsFiles]) => writeRoom(room, itsFiles, folder));
  return evenly(largestFirst, alone);
}

/** One list of both, each in its order and from its begin to its end spread over the whole. */
function evenly(some: readonly string[], others: readonly string[]): string[] {
  const placed = [some, others].flatMap((list) => list.map((each, index) => ({ each, place: index / list.length })));
  return placed.toSorted((one, other) => one.place - other.place).map(({ each }) => each);
}

/** What starts these files in one process. @returns its path */
export function writeRoom(room: string, files: readonly string[], folder: string): string {
  const path = join(folder, `${room.replaceAll('/', '-')}.mjs`);
  const runner = pathToFileURL(join(import.meta.dirname, 'tests-of-room.ts'));
  writeFileSync(path, `import { runTestsOfRoom } from '${runner}';\nawait runTestsOfRoom(${JSON.stringify(files)});\n`);
  return path;
}
