/** What one further thread may ask of the first: its functions, and what is under way on its behalf. */

import { GatewayError } from '../../errors.ts';
import type { DestinationStream } from '../../logging/logger.ts';
import type { App } from '../app.ts';
import type { Drawn, FirstThread, GateRefusal } from './between-threads.ts';
import type { WholeProcess } from './thread-place.ts';

export function lendToThread({ lends, accounts }: App, whole: WholeProcess, logTo: DestinationStream): FirstThread {
  const { hashing } = accounts;
  const { drawing, supplied } = lends.pools;
  const underWay = new Map<number, AbortController>();
  const inside = new Map<number, PromiseWithResolvers<void>>();

  /** Runs until the caller gives it up. */
  async function holding<Result>(ticket: number, work: (deadline: AbortSignal) => Promise<Result>): Promise<Result> {
    const deadline = new AbortController();
    underWay.set(ticket, deadline);
    try {
      return await work(deadline.signal);
    } finally {
      underWay.delete(ticket);
    }
  }

  return {
    ...whole,
    log: (lines) => {
      for (const line of lines) logTo.write(line);
    },
    hash: (password) => hashing.hash(password),
    verify: (password, passwordHash) => hashing.verify(password, passwordHash),
    enterGate(connector, ticket) {
      const gate = lends.gates.get(connector);
      if (gate === undefined) throw new Error(`There is no gate of ${connector}`);
      const entered = Promise.withResolvers<GateRefusal | undefined>();
      const stay = () => {
        const visit = Promise.withResolvers<void>();
        inside.set(ticket, visit);
        // From here on its own thread says when it ends, also where it ends because its time is up.
        underWay.delete(ticket);
        entered.resolve(undefined);
        return visit.promise;
      };
      holding(ticket, (signal) => gate.pass(stay, signal))
        .catch((error: unknown) => entered.resolve(refusalOf(error)))
        .finally(() => inside.delete(ticket));
      return entered.promise;
    },
    leaveGate(ticket, worked) {
      if (worked) inside.get(ticket)?.resolve();
      else inside.get(ticket)?.reject(new Error('the state has failed'));
    },
    draw: (ticket, place, document, want) =>
      holding(ticket, (deadline) => drawnBy(drawing.draw(document, want, { ...place, deadline }))),
    prepareSupplied: (ticket, place, task) =>
      holding(ticket, (deadline) => supplied.prepare(task, { ...place, deadline })),
    signPdf: (ticket, place, task) =>
      holding(ticket, (deadline) => lends.signingPool.sign(task, { ...place, deadline })),
    drawSheet: (sheet) => drawing.drawSheet(sheet),
    readyToDraw: () => drawing.ready(),
    giveUp: (ticket) => underWay.get(ticket)?.abort(),
  };
}

function refusalOf(error: unknown): GateRefusal {
  const { code, cause, extras } = error instanceof GatewayError ? error : new GatewayError('egov_unavailable');
  return {
    code: code === 'egov_timeout' ? code : 'egov_unavailable',
    reason: cause instanceof Error ? cause.message : '',
    retryAfterSeconds: extras.retry_after,
  };
}

async function drawnBy(drawing: ReturnType<App['lends']['pools']['drawing']['draw']>): Promise<Drawn> {
  try {
    return { files: await drawing };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { failure: { name, message, code: error instanceof Error && 'code' in error ? error.code : undefined } };
  }
}
