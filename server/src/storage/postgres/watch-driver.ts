/** A dialect whose driver, and each of whose connections once, is changed in place: the driver knows its connections by identity. */
import type { DatabaseConnection, Dialect, Driver } from 'kysely';

export interface DriverWatch {
  /** Told before the first connection is made. */
  driver?(driver: Driver): void;
  /** Told of each connection when it is acquired for the first time. */
  connection(connection: DatabaseConnection): void;
}

export function watchDriver(dialect: Dialect, watch: DriverWatch): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (query) => dialect.createIntrospector(query),
    createDriver: () => {
      const driver = dialect.createDriver();
      watch.driver?.(driver);
      return watchConnections(driver, watch);
    },
  };
}

function watchConnections(driver: Driver, watch: DriverWatch): Driver {
  const watched = new WeakSet<DatabaseConnection>();
  const acquireConnection = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async (options) => {
    const connection = await acquireConnection(options);
    if (!watched.has(connection)) watch.connection(connection);
    watched.add(connection);
    return connection;
  };
  return driver;
}
