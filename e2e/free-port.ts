/**
 * A port of this machine that is free now, for programs that cannot be given 0. It stays free until it is used: it is none of those
 * that the system gives to whoever asks for any or connects, which may have another owner a moment later.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Linux gives ports from 32768 on, other systems from 49152 on. */
const [FROM, TO] = [20_000, 32_768];

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FROM, TO);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch {
      // In use, or kept from us.
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
