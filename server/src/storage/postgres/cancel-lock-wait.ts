/**
 * Ends the wait of a statement whose answer nobody waits for any more. By itself the server goes on, and keeps the rows that it holds: its
 * own time-outs and its search for deadlocks follow the clock of its system, and where that is set back they come as much later.
 *
 * Only a wait for a lock is ended. A commit that waits for a standby would be acknowledged without it: that, PostgreSQL calls
 * the wait event `SyncRep`, of another type.
 */
import { Client } from 'pg';

const CANCEL = `select pg_cancel_backend(pid) as cancelled from pg_stat_activity
  where pid = $1 and usename = current_user and wait_event_type = 'Lock'`;

/**
 * Over a connection of its own: those of the pool may all wait as well.
 *
 * @param processId of the server, as it told it when the connection was made
 * @returns whether there was such a wait
 */
export async function cancelLockWait(url: string, processId: number, timeoutMs: number): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ cancelled: boolean }>(CANCEL, [processId]);
    return rows[0]?.cancelled ?? false;
  } finally {
    await client.end();
  }
}
