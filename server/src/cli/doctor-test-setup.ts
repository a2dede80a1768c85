/** qujat doctor for tests: as an operator runs it, or without the process around it, which costs far more than all that it does. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { examine, lineOf } from './doctor.ts';

export interface Told {
  code: number;
  /** Both outputs of a process: nothing secret may stand in either. */
  said: string;
}

const bin = fileURLToPath(new URL('../../bin/qujat.cjs', import.meta.url));

export function startDoctor(variables: NodeJS.ProcessEnv, ...args: string[]): Promise<Told> {
  const env = { PATH: process.env['PATH'], ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, 'doctor', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

/** With the exit code that the process has by the worst of its findings. */
export async function askDoctor(variables: NodeJS.ProcessEnv, { live = false } = {}): Promise<Told> {
  const findings = await Array.fromAsync(examine(variables, live));
  const isProblem = findings.some(({ outcome }) => outcome === 'problem');
  return { code: isProblem ? 1 : 0, said: findings.map(lineOf).join('') };
}
