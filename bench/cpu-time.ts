/** CPU time of this process and of the processes it started: Chromium works in several of its own. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, so compare sums over many documents, not single ones. */
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
  const family = new Set([process.pid]);
  let ticks = 0;
  // A child's id may be smaller than its parent's after a wrap: go over the list until nobody joins.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent, ticks: used } of processes) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      ticks += used;
    }
  }
  return ticks * MS_PER_TICK;
}

function runningProcesses(): { pid: number; parent: number; ticks: number }[] {
  return process.platform === 'linux' ? readdirSync('/proc').flatMap((name) => readStat(name)) : [];
}

function readStat(name: string): { pid: number; parent: number; ticks: number }[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
    // After the command's name, which may hold spaces: state, parent, … and at 11 to 14 the four times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
  } catch {
    return []; // It ended meanwhile.
  }
}
