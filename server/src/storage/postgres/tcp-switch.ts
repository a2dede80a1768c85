/**
 * A switch between gateways and PostgreSQL, for tests: one address that leads to whichever server it is pointed at, as a load
 * balancer does after a fail-over. It can also lose an answer on the way, after the server has done what it was asked.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A unit is far smaller; what is sent outside of units must not be kept for ever. */
const UNIT_MAX = 1_000_000;

export async function startTcpSwitch(socketPath: string) {
  let target = socketPath;
  let losing: { written: string; lost(): void } | undefined;
  const open = new Set<Socket>();
  let trips: string[] = [];

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
    let unit = '';
    let answer = '';
    let trip: number | undefined;
    client.on('data', (bytes: Buffer) => {
      trip ??= trips.push('') - 1;
      trips[trip] += bytes.toString('latin1');
      unit = sinceBegin(unit + bytes.toString('latin1'));
      if (losing !== undefined && unit.includes(losing.written) && unit.includes('commit\0')) {
        swallow = true;
        losing.lost();
        losing = undefined;
      }
      if (unit.includes('commit\0')) unit = '';
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      trip = undefined;
      if (!swallow) return client.write(bytes);
      answer += bytes.toString('latin1');
      // Not before the server has ended the unit: it gives up what it does for somebody who is gone.
      if (/(COMMIT|ROLLBACK)\0/.test(answer)) client.resetAndDestroy();
      return undefined;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    /** The URL of the server behind it, by way of the switch. */
    url: `postgresql://qujat@127.0.0.1:${port}/postgres`,
    /** New connections lead there; the old ones are cut. */
    pointTo(path: string) {
      target = path;
      cutAll();
    },
    /**
     * The next unit that writes this, in a statement or a parameter, reaches the server with its commit; the answer to that commit is lost
     * together with the connection. Other units that commit meanwhile are left alone.
     */
    loseCommitOf(written: string): Promise<void> {
      const { promise, resolve: lost } = Promise.withResolvers<void>();
      losing = { written, lost };
      return promise;
    },
    /** What was sent since the last call, in trips: what one connection sends before it has an answer is one. */
    takeTrips(): string[] {
      const taken = trips;
      trips = [];
      return taken;
    },
    async close() {
      server.close();
      cutAll();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** What a connection has sent in its unit so far. The last bytes stay in any case: a statement may come in two pieces. */
function sinceBegin(sent: string): string {
  const begin = sent.lastIndexOf('begin\0');
  return begin === -1 ? sent.slice(-UNIT_MAX) : sent.slice(begin);
}
