/** What runs a sample of each language. Curl, Python's requests and PHP are not ours to install: where one is missing, the run says so. */
import { spawnSync } from 'node:child_process';
import type { SnippetLanguage } from '../server/src/documentation/snippet-writers.ts';

export interface SampleRunner {
  language: SnippetLanguage;
  command: readonly [program: string, ...words: string[]];
  /** The code as the last word of the command. */
  inline(code: string): string;
  /** Succeeds where the language can be run. */
  probe: readonly [program: string, ...words: string[]];
}

const asItIs = (code: string) => code;

export const sampleRunners: readonly SampleRunner[] = [
  { language: 'curl', command: ['sh', '-c'], inline: asItIs, probe: ['curl', '--version'] },
  {
    language: 'typescript',
    command: [process.execPath, '--input-type=module', '-e'],
    inline: asItIs,
    probe: [process.execPath, '--version'],
  },
  { language: 'python', command: ['python3', '-c'], inline: asItIs, probe: ['python3', '-c', 'import requests'] },
  {
    language: 'php',
    command: ['php', '-r'],
    inline: (code) => code.replace(/^<\?php\n/, ''),
    probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
  },
];

/** Why it cannot run here; false if it can. */
export function whyNoRunner({ probe: [program, ...words] }: SampleRunner): string | false {
  return spawnSync(program, words).status === 0 ? false : `${[program, ...words].join(' ')} fails here`;
}
