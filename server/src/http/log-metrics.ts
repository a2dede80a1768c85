/** How many lines of the log were lost, since whoever reads it stood still or was gone. */
import { Counter, type Registry } from 'prom-client';

export function watchLog(registry: Registry, droppedLines: () => number): void {
  new Counter({
    name: 'qujat_log_lines_dropped_total',
    help: 'Lines of the log that nobody took, or that could not be written',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(droppedLines());
    },
  });
}
