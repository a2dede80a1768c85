/**
 * A switch between gateways and PostgreSQL, for tests: one address that leads to whichever server it is pointed at, as a load
 * balancer does after a fail-over. It can also lose an answer on the way, after the server has done what it was asked.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpSwitch {
  /** The URL of the server behind it, by way of the switch. */
  url: string;
  /** New connections lead there; the old ones are cut. */
  pointTo(socketPath: string): void;
  /** The next statement of this text reaches the server, and its answer is lost together with the connection. */
  loseAnswerTo(statement: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTcpSwitch(socketPath: string): Promise<TcpSwitch> {
  let target = socketPath;
  let losing: { statement: Buffer; lost(): void } | undefined;
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = connect(target);
    let swallow = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes: Buffer) => {
      if (losing !== undefined && bytes.includes(losing.statement)) {
        swallow = true;
        losing.lost();
        losing = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (swallow) client.resetAndDestroy();
      else client.write(bytes);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `postgresql://qujat@127.0.0.1:${port}/postgres`,
    pointTo(path) {
      target = path;
      cutAll();
    },
    loseAnswerTo(statement) {
      const { promise, resolve: lost } = Promise.withResolvers<void>();
      losing = { statement: Buffer.from(`${statement}\0`), lost };
      return promise;
    },
    async close() {
      server.close();
      cutAll();
      if (server.listening) await once(server, 'close');
    },
  };
}
