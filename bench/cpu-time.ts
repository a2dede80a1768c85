/** CPU time of processes and of their threads, from `/proc`: Chromium and PostgreSQL work in several processes of their own. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, so compare sums over many documents or calls, not single ones. */
const MS_PER_TICK = 10;

/** Of this process with all its threads. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of the processes below this one, with what their own ended children used; NaN where there is no `/proc`. */
export function descendantsCpuMs(): number {
  const processes = runningProcesses();
  if (processes.length === 0) return Number.NaN;
  const below = familyOf([process.pid], processes).filter(({ pid }) => pid !== process.pid);
  return below.reduce((sum, { ticks, endedTicks }) => sum + ticks + endedTicks, 0) * MS_PER_TICK;
}

/** What each thread of some processes has used so far, by process and thread. */
export type ThreadTimes = ReadonlyMap<string, { name: string; ms: number }>;

/** Of these processes and of all below them. */
export function readThreads(roots: readonly number[]): ThreadTimes {
  const threads = familyOf(roots, runningProcesses()).flatMap(({ pid }) =>
    readStats(`/proc/${pid}/task`).map(({ pid: id, command, ticks }) => {
      const name = threadName(command, id === pid);
      return [`${pid}/${id}`, { name, ms: ticks * MS_PER_TICK }] as const;
    }),
  );
  return new Map(threads);
}

/** By the threads' names, in milliseconds. What ended in between is not counted. */
export function cpuBetween(before: ThreadTimes, after: ThreadTimes): Record<string, number> {
  const used: Record<string, number> = {};
  for (const [id, { name, ms }] of after) {
    const spent = ms - (before.get(id)?.ms ?? 0);
    if (spent > 0) used[name] = (used[name] ?? 0) + spent;
  }
  return used;
}

/** Resident memory of these processes and of all below them. */
export function residentMegabytes(roots: readonly number[]): number {
  return familyOf(roots, runningProcesses()).reduce((sum, { pid }) => sum + residentKilobytesOf(pid), 0) / 1024;
}

/** Files, sockets and pipes that these processes hold open. */
export function openHandles(roots: readonly number[]): number {
  return roots.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
}

/** What these processes and all below them have read so far: files, from wherever they came, and sockets. */
export function bytesReadBy(roots: readonly number[]): number {
  return familyOf(roots, runningProcesses()).reduce((sum, { pid }) => {
    return sum + Number(/rchar: (\d+)/.exec(readOrNothing(`/proc/${pid}/io`))?.[1] ?? 0);
  }, 0);
}

function residentKilobytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readOrNothing(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** What the kernel calls the threads of V8 and of Java (cut off after 15 letters), and what they do. */
const KNOWN_THREADS: readonly [pattern: RegExp, name: string][] = [
  [/^node-V8Worker|^V8Worker|^DelayedTaskSche/, 'V8 helpers'],
  [/^libuv-worker/, 'libuv'],
  [/^WorkerThread/, 'other workers'],
  [/^postgres/, 'PostgreSQL'],
  [/^qtp/, 'Jetty'],
  [/^(G1|GC|VM Thread)/, 'garbage collector'],
  [/^C[12] Compiler/, 'JIT'],
];

function threadName(command: string, isFirst: boolean): string {
  const known = KNOWN_THREADS.find(([pattern]) => pattern.test(command))?.[1];
  return known ?? (isFirst ? 'main' : command);
}

interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
  /** User and system time of its own. */
  ticks: number;
  /** The same of its children that have ended. */
  endedTicks: number;
}

/** These processes, and all below them. */
function familyOf(roots: readonly number[], processes: readonly RunningProcess[]): RunningProcess[] {
  const family = new Set(roots);
  // A child's id may be smaller than its parent's after a wrap: go over the list until nobody joins.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes.filter(({ pid }) => family.has(pid));
}

function runningProcesses(): RunningProcess[] {
  return process.platform === 'linux' ? readStats('/proc') : [];
}

/** Of the processes in `/proc`, or of the threads in the `task` of one. */
function readStats(folder: string): RunningProcess[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => parseStat(readOrNothing(`${folder}/${name}/stat`)));
  } catch {
    return []; // It ended meanwhile.
  }
}

/** proc(5). The command may hold blanks and brackets; behind it stand state, parent, … and at 11 to 14 the four times. */
export function parseStat(stat: string): RunningProcess[] {
  const [start, end] = [stat.indexOf('('), stat.lastIndexOf(')')];
  if (start < 0) return [];
  const fields = stat.slice(end + 2).split(' ');
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
  return [
    {
      pid: Number(stat.slice(0, start)),
      parent: Number(fields[1]),
      command: stat.slice(start + 1, end),
      ticks: user + system,
      endedTicks: endedUser + endedSystem,
    },
  ];
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // It ended meanwhile.
  }
}
