/**
 * A read by itself is a transaction too: where the database is set to `serializable`, PostgreSQL may give it up because of the writes
 * beside it, as it does with a unit of work. Reads are then run again; statements of a transaction are not, for their unit is.
 */
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { retryConflicts } from './retry-conflicts.ts';
import { watchDriver } from './watch-driver.ts';

export function retryReads(dialect: Dialect): Dialect {
  const inTransaction = new WeakSet<DatabaseConnection>();
  return watchDriver(dialect, {
    driver: (driver) => markTransactions(driver, inTransaction),
    connection: (connection) => {
      const executeQuery = connection.executeQuery.bind(connection);
      connection.executeQuery = (query, options) => {
        const isReadAlone = query.query.kind === 'SelectQueryNode' && !inTransaction.has(connection);
        const run = () => executeQuery<never>(query, options);
        return isReadAlone ? retryConflicts(run) : run();
      };
    },
  });
}

function markTransactions(driver: Driver, inTransaction: WeakSet<DatabaseConnection>): void {
  const { beginTransaction, releaseConnection } = driver;
  driver.beginTransaction = (connection, settings) => {
    inTransaction.add(connection);
    return beginTransaction.call(driver, connection, settings);
  };
  // A connection is given back when its transaction is over, however it ended.
  driver.releaseConnection = (connection, options) => {
    inTransaction.delete(connection);
    return releaseConnection.call(driver, connection, options);
  };
}
