/** For programs that do not say when they take connections. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Between two tries, which take the time of the program that starts. */
const PAUSE_MS = 20;

/** @throws Error if the program ends before that */
export async function untilListening(port: number, program: ChildProcess): Promise<void> {
  while (program.exitCode === null && program.signalCode === null) {
    const socket = connect(port, '127.0.0.1');
    const opened = once(socket, 'connect').then(() => true);
    const refused = once(socket, 'error').then(() => false);
    const isOpen = await Promise.race([opened, refused]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await pause(PAUSE_MS);
  }
  throw new Error(`the program on port ${port} has ended with ${program.exitCode ?? program.signalCode}`);
}
