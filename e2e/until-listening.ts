/** For programs that do not say when they take connections. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/** @throws Error if the program ends before that */
export async function untilListening(port: number, program: ChildProcess): Promise<void> {
  while (program.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const opened = once(socket, 'connect').then(() => true);
    const refused = once(socket, 'error').then(() => false);
    const isOpen = await Promise.race([opened, refused]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
  }
  throw new Error(`the program on port ${port} has ended with ${program.exitCode}`);
}
