/** The process that `database.test.ts` kills: it stores organisations without end and prints the id of each one acknowledged. */
import { randomUUID } from 'node:crypto';
import { openSqliteDatabase } from './sqlite-database.ts';

/** Many callers and large rows, so that most of the time a commit is under way, and the kill falls into one. */
const CALLERS = 64;
const name = 'acknowledged'.repeat(2_000);

const database = await openSqliteDatabase({ dataDirectory: process.argv[2] ?? '' });

async function commitForever(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    const statement = database.query.insertInto('organizations').values({ id, name, created_at: 1 });
    await database.commit([statement]);
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: CALLERS }, commitForever));
