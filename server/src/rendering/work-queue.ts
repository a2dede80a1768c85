/**
 * Where documents wait for a worker: so many are at work at a time. Live documents go before those of test keys, which never take the
 * last worker, and of each environment the organisations are served in turn: so no test key and no other organisation can make a live
 * document wait for more than what is in hand.
 */
import type { Environment } from '../words/environment.ts';
import { createTakenTurns, type TakenTurns } from './taken-turns.ts';

export interface Turn {
  environment: Environment;
  organizationId: string;
  /** Until when the caller waits. */
  deadline: AbortSignal;
  /** Before all others of its environment. */
  isFirstStep?: boolean;
}

/** For what no key has asked for and whose caller waits as long as it takes. */
export const nobodysTurn: Turn = {
  environment: 'test',
  organizationId: 'nobody',
  deadline: new AbortController().signal,
};

export interface WorkQueue {
  /**
   * Rejects with the deadline's reason when that is over. Work that has not begun by then is never begun; what has begun keeps its
   * place until it ends, so that never more is at work than was said.
   */
  run<Result>(work: () => Promise<Result>, turn: Turn): Promise<Result>;
  /** How much waits. */
  waiting(): number;
  /** Resolves when nothing waits and nothing is at work. */
  idle(): Promise<void>;
}

type Piece = () => Promise<void>;

export function createWorkQueue(concurrency: number): WorkQueue {
  const lanes = [
    createLane('live', true, concurrency),
    createLane('live', false, concurrency),
    createLane('test', true, Math.max(1, concurrency - 1)),
    createLane('test', false, Math.max(1, concurrency - 1)),
  ];
  let whenIdle = Promise.withResolvers<void>();
  const atWork = { live: 0, test: 0 };
  const workers = () => atWork.live + atWork.test;
  const waiting = () => lanes.reduce((sum, lane) => sum + lane.turns.size(), 0);
  const isIdle = () => workers() === 0 && waiting() === 0;
  const begin = (environment: Environment, piece: Piece) => {
    atWork[environment] += 1;
    piece().finally(() => {
      atWork[environment] -= 1;
      beginNext();
      if (!isIdle()) return;
      whenIdle.resolve();
      whenIdle = Promise.withResolvers();
    });
  };
  const beginNext = () => {
    for (const { environment, turns, atOnce } of lanes) {
      while (workers() < concurrency && atWork[environment] < atOnce) {
        const piece = turns.take();
        if (piece === undefined) break;
        begin(environment, piece);
      }
    }
  };
  return {
    async run<Result>(work: () => Promise<Result>, turn: Turn): Promise<Result> {
      const { organizationId, deadline } = turn;
      deadline.throwIfAborted();
      const outcome = Promise.withResolvers<Result>();
      const piece: Piece = () => Promise.try(work).then(outcome.resolve, outcome.reject);
      const { turns } = laneOf(lanes, turn);
      const giveUp = () => {
        turns.giveUp(organizationId, piece);
        outcome.reject(deadline.reason);
      };
      deadline.addEventListener('abort', giveUp, { once: true });
      turns.add(organizationId, piece);
      beginNext();
      return await outcome.promise.finally(() => deadline.removeEventListener('abort', giveUp));
    },
    waiting,
    idle: async () => (isIdle() ? undefined : await whenIdle.promise),
  };
}

/** The lanes stand in the order in which they are served. */
interface Lane {
  environment: Environment;
  isFirstStep: boolean;
  /** How much of its environment may be at work at a time. */
  atOnce: number;
  turns: TakenTurns<Piece>;
}

function createLane(environment: Environment, isFirstStep: boolean, atOnce: number): Lane {
  return { environment, isFirstStep, atOnce, turns: createTakenTurns() };
}

function laneOf(lanes: readonly Lane[], { environment, isFirstStep = false }: Turn): Lane {
  const lane = lanes.find((one) => one.environment === environment && one.isFirstStep === isFirstStep);
  if (lane === undefined) throw new Error('There is no such lane');
  return lane;
}

/** Why a worker was lost in the middle of its work; undefined for any other error, which the work itself has thrown. */
export function lossOf(error: unknown): 'too_much_time' | 'too_much_memory' | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return 'too_much_time';
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_much_memory' : undefined;
}
