/** What every command is given beside its own words. */
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  environment: NodeJS.ProcessEnv;
  terminal: Terminal;
}
