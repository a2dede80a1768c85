/** Profiles as a tree of functions, with the time that each was on the stack. */
import { fileURLToPath } from 'node:url';
import type { CpuProfile } from './inspector.ts';

export interface Frame {
  name: string;
  /** Microseconds, with those of the functions that it called. */
  value: number;
  children: Frame[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The thread had nothing to do. */
const IDLE = '(idle)';

export function emptyFrame(name: string): Frame {
  return { name, value: 0, children: [] };
}

/** Profiles of one kind of call add up. */
export function addProfile(frame: Frame, { nodes, samples, timeDeltas }: CpuProfile): void {
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const add = (into: Frame, id: number): number => {
    const node = nodeOf.get(id);
    if (node === undefined || node.callFrame.functionName === IDLE) return 0;
    const name = nameOf(node.callFrame);
    let child = into.children.find((each) => each.name === name);
    if (child === undefined) {
      child = emptyFrame(name);
      into.children.push(child);
    }
    const value = (node.children ?? []).reduce((total, each) => total + add(child, each), own.get(id) ?? 0);
    child.value += value;
    return value;
  };
  for (const id of nodes[0]?.children ?? []) frame.value += add(frame, id);
}

/** The functions by the time that they used themselves, the most first. */
export function ownTimes(frame: Frame): { name: string; micros: number }[] {
  const times = new Map<string, number>();
  const collect = ({ name, value, children }: Frame) => {
    const below = children.reduce((total, child) => total + child.value, 0);
    times.set(name, (times.get(name) ?? 0) + value - below);
    children.forEach(collect);
  };
  frame.children.forEach(collect);
  return [...times].map(([name, micros]) => ({ name, micros })).sort((one, other) => other.micros - one.micros);
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const path = url.startsWith('file:') ? fileURLToPath(url).replace(root, '') : url;
  return `${name} ${path.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`;
}
