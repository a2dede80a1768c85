/** An operator of the gateway, made beside it as `qujat operator create` does. */
import { execFileSync } from 'node:child_process';
import { PASSWORD, type Person } from './cabinet-people.ts';
import { repositoryRoot } from './command-process.ts';

export const operator: Person = { email: 'operator@gateway.example', password: PASSWORD };

/** For a gateway whose operators log in by the password alone. */
export const operatorsWithPassword = { QUJAT_OPERATOR_SECOND_FACTOR: 'off' };

export function createOperatorBeside(dataDirectory: string): void {
  execFileSync(process.execPath, ['server/bin/qujat.cjs', 'operator', 'create', operator.email, '--password-stdin'], {
    cwd: repositoryRoot,
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory },
    input: `${operator.password}\n`,
  });
}
