/**
 * Tells the server that nobody waits any more for what a connection asked (CancelRequest: PostgreSQL's manual, "Canceling Requests in
 * Progress"). By itself it goes on, and keeps the rows that it holds: its own time-outs follow the clock of the system, and where that is
 * set back while a statement waits for a row, they and its search for deadlocks come as much later.
 */
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Client, type PoolClient } from 'pg';

/** What `pg` has and its types do not tell. */
interface Canceller {
  connection: EventEmitter & { stream: Socket };
  /** Does nothing unless the query is the one that the client is at. */
  cancel(of: { activeQuery: object } & StartedSession, query: object): void;
}

/** As the server told it when the connection was made. */
interface StartedSession {
  processID: number;
  secretKey: number;
}

/** Over a connection of its own, as the protocol wants it; whether it came, nobody is told. */
export function cancelStatement(url: string, client: PoolClient, timeoutMs: number): void {
  const { processID, secretKey } = client as unknown as StartedSession;
  const canceller = new Client({ connectionString: url }) as unknown as Canceller;
  const { stream } = canceller.connection;
  canceller.connection.on('error', () => {});
  stream.setTimeout(timeoutMs, () => stream.destroy());
  stream.unref();
  const query = {};
  canceller.cancel({ activeQuery: query, processID, secretKey }, query);
}
