/** What leads to another thread: to a worker that this thread has started, or, by a port, to one that another thread has. */
import type { MessagePort, Worker } from 'node:worker_threads';

export interface ThreadLine<Sent, Heard> {
  post(message: Sent, lent?: MessagePort[]): void;
  onMessage(listener: (message: Heard) => void): void;
  /** Told once nobody answers any more, with what is known of the reason. */
  onEnd(listener: (cause: unknown) => void): void;
  /** Ends the worker, or the line where the worker is another's. Resolves when it has ended. */
  end(): Promise<void>;
}

/** @param farewell upon which the worker ends by itself */
export function lineToWorker<Sent, Heard>(worker: Worker, farewell: Sent): ThreadLine<Sent, Heard> {
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    post: (message, lent = []) => worker.postMessage(message, lent),
    onMessage: (listener) => worker.on('message', listener),
    onEnd: (listener) => {
      worker.on('error', listener);
      worker.on('exit', listener);
    },
    end: () => {
      worker.postMessage(farewell);
      return exited;
    },
  };
}

export function lineToPort<Sent, Heard>(port: MessagePort): ThreadLine<Sent, Heard> {
  const closed = new Promise<void>((resolve) => port.once('close', () => resolve()));
  return {
    post: (message, lent = []) => port.postMessage(message, lent),
    onMessage: (listener) => port.on('message', listener),
    onEnd: (listener) => port.on('close', () => listener(undefined)),
    end: () => {
      port.close();
      return closed;
    },
  };
}
