/**
 * The points at which a gateway under test may die: around each commit, around each answer of the state, and in its replies. They
 * hang on the gateway's ports from outside, so that nothing of this is in the gateway itself.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Egov } from '../server/src/egov/egov.ts';
import { wrapEgov } from '../server/src/egov/wrap-egov.ts';
import type { Database, Durability, UnitStatement } from '../server/src/storage/database.ts';

const units = ['beginCall', 'sendSms', 'insertSession', 'claimAttempt', 'deliver', 'releaseAttempt', 'abandonCall'];
const calls = ['requestDocument', 'fetchDocument', 'resendOtp'];

/** All points, in the order in which a flow passes them. */
export const killPoints: readonly string[] = [
  ...[...units, 'claimResend'].flatMap((unit) => [`before ${unit}`, `during ${unit}`, `after ${unit}`]),
  ...calls.flatMap((call) => [`before the state's ${call}`, `after the state's ${call}`]),
  'in mid-reply',
  'after the document',
];

/** A commit takes about this long: a kill within it falls now before, now after the moment in which it becomes durable. */
const DURING_COMMIT_MS = 4;

export interface Killer {
  arm(point: string, hits: number): void;
  wrapDatabase(database: Database): Database;
  wrapEgov(egov: Egov): Egov;
  watchReplies(server: Server): void;
}

export function createKiller(): Killer {
  let armed: { point: string; hits: number } | undefined;

  /** True where it is time to die here. */
  function isDue(point: string): boolean {
    if (armed?.point !== point) return false;
    armed.hits -= 1;
    return armed.hits === 0;
  }

  function pass(point: string): void {
    if (isDue(point)) die();
  }

  return {
    arm: (point, hits) => {
      armed = { point, hits };
    },
    wrapDatabase: (database) =>
      Object.assign(Object.create(database) as Database, {
        async commit(unit: readonly UnitStatement[], durability?: Durability) {
          const name = nameOfUnit(unit);
          pass(`before ${name}`);
          const committing = database.commit(unit, durability);
          if (isDue(`during ${name}`)) setTimeout(die, Math.random() * DURING_COMMIT_MS);
          const results = await committing;
          pass(`after ${name}`);
          return results;
        },
      }),
    wrapEgov: (egov) =>
      wrapEgov(egov, async (ask, { operation }) => {
        pass(`before the state's ${operation}`);
        const answer = await ask();
        pass(`after the state's ${operation}`);
        return answer;
      }),
    watchReplies: (server) => {
      server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
        const write = response.write.bind(response) as (...content: unknown[]) => boolean;
        let isDocument = false;
        // Only the document goes out in pieces: the first goes out by half, and the process dies there.
        const writeOrDie = (...content: unknown[]): boolean => {
          const [piece] = content;
          if (isDocument || !(piece instanceof Uint8Array)) return write(...content);
          isDocument = true;
          response.once('finish', () => pass('after the document'));
          return isDue('in mid-reply') ? write(piece.subarray(0, piece.length / 2), die) : write(...content);
        };
        response.write = writeOrDie as typeof response.write;
      });
    },
  };
}

/** No handler runs, nothing is flushed, no connection is closed in order. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Which of the gateway's units of work this is, from what it writes. */
function nameOfUnit(unit: readonly UnitStatement[]): string {
  const names = unit.map((statement) => {
    const { sql, parameters } = statement.compile();
    const table = /^(insert into|update|delete from) "(\w+)"/.exec(sql)?.slice(1).join(' ');
    if (table === 'update sessions' && sql.includes('"state" = ')) {
      return nameOfSessionWrite(/"state" = '(\w+)'/.exec(sql)?.[1] ?? parameters[0]);
    }
    return namesByTable[table ?? ''];
  });
  return names.find((name) => name !== undefined) ?? 'another unit';
}

/** A step of a session sets its state, as a text of the statement or as its first value; where SQL decides it, it is the release. */
function nameOfSessionWrite(state: unknown): string {
  return (
    { approving: 'claimAttempt', delivered: 'deliver', requested: 'claimResend' }[String(state)] ?? 'releaseAttempt'
  );
}

const namesByTable: Record<string, string | undefined> = {
  'insert into sessions': 'insertSession',
  'insert into idempotent_calls': 'beginCall',
  'delete from idempotent_calls': 'abandonCall',
  'insert into sandbox_messages': 'sendSms',
};
