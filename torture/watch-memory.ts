/** How much more memory this process held, and had from the system, than when the watch began. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface MemoryWatch {
  stop(): { peakBytes: number; peakResidentBytes: number };
}

const SAMPLE_EVERY_MS = 5;

export function watchMemory(): MemoryWatch {
  collectGarbage();
  const start = read();
  let peak = start;
  const sample = () => {
    const now = read();
    peak = { held: Math.max(peak.held, now.held), resident: Math.max(peak.resident, now.resident) };
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return { peakBytes: peak.held - start.held, peakResidentBytes: peak.resident - start.resident };
    },
  };
}

function read(): { held: number; resident: number } {
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, resident: rss };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
