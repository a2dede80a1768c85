/** A server that cannot listen, told in a sentence that names the setting to change. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { hasCode, systemWords } from './system-words.ts';

export interface ListenPlace {
  host: string;
  port: number;
  /** What sets them: `HOST` and `PORT`, or options of a command. */
  names: { host: string; port: string };
}

/** Listens for a moment: a start that must fail here fails before it has touched the store. */
export async function assertCanListen(place: ListenPlace): Promise<void> {
  await listenForAMoment(place, {});
}

/** Whether several threads can share the port, as far as the system is concerned: `assertCanListen` says that nobody else has it. */
export async function assertCanShare(place: ListenPlace): Promise<void> {
  await listenForAMoment(place, { reusePort: true });
}

async function listenForAMoment(place: ListenPlace, options: { reusePort?: boolean }): Promise<void> {
  const { host, port } = place;
  const server = createServer();
  try {
    await once(server.listen({ host, port, ...options }), 'listening');
  } catch (error) {
    throw listenFault(error, place);
  }
  server.close();
  await once(server, 'close');
}

export function listenFault(error: unknown, { host, port, names }: ListenPlace): Error {
  if (hasCode(error, 'EADDRINUSE')) {
    return faultOf(
      `Port ${port} is in use already. Set ${names.port} to another one, or stop the process that listens there.`,
      error,
    );
  }
  if (hasCode(error, 'EACCES', 'EPERM')) {
    return faultOf(`This user may not listen on port ${port}. Set ${names.port} to one above 1023.`, error);
  }
  if (hasCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAFNOSUPPORT')) {
    return faultOf(`${names.host} is ${host}, which is no address of this machine.`, error);
  }
  if (hasCode(error, 'ENOTSUP')) {
    return faultOf('On this system several threads cannot share a port. Leave QUJAT_THREADS out.', error);
  }
  const reason = systemWords(error) ?? (error instanceof Error ? error.message : String(error));
  return faultOf(
    `The server cannot listen on ${host} (${names.host}), port ${port} (${names.port}): ${reason}.`,
    error,
  );
}

function faultOf(sentence: string, cause: unknown): Error {
  return new Error(sentence, { cause });
}
