/** What the first thread and each further one ask of each other: calls of these functions, over a port. */
import { type BirpcReturn, createBirpc } from 'birpc';
import type { PasswordHashing } from '../../accounts/password-hash.ts';
import type { ConnectorReport } from '../../health/connector-watch.ts';
import type { SigningPool } from '../../pdf-signatures/local/signing-pool.ts';
import type { RendererPools } from '../../rendering/renderer.ts';
import type { TakenRoom } from '../../sessions/approve-places.ts';
import type { LentStore } from '../../storage/database.ts';
import type { ThreadPart, WholeProcess } from './thread-place.ts';

/** With this a further thread begins. */
export interface ThreadData {
  number: number;
  of: number;
  environment: NodeJS.ProcessEnv;
  takenRoom: TakenRoom;
  store: LentStore | undefined;
}

/** The number of something that is under way, by which it can be ended. */
type Ticket = number;

export interface FirstThread extends WholeProcess, Pick<PasswordHashing, 'hash' | 'verify'> {
  /** Lines of the log, masked. */
  log(lines: readonly string[]): void;
  /** Resolves when the call may go; or it may not, and ends so. */
  enterGate(connector: string, ticket: Ticket): Promise<GateRefusal | undefined>;
  /** @param worked whether the state did, whatever it answered */
  leaveGate(ticket: Ticket, worked: boolean): void;
  draw(ticket: Ticket, place: PlaceInTurn, ...task: DrawingTask): Promise<Drawn>;
  prepareSupplied(
    ticket: Ticket,
    place: PlaceInTurn,
    task: SuppliedTask,
  ): ReturnType<RendererPools['supplied']['prepare']>;
  signPdf(ticket: Ticket, place: PlaceInTurn, task: SigningTask): ReturnType<SigningPool['sign']>;
  drawSheet: RendererPools['drawing']['drawSheet'];
  readyToDraw(): Promise<void>;
  /** Its caller's time is up: for what waits at the gate, and for what is drawn or prepared. */
  giveUp(ticket: Ticket): void;
}

/** As `egovNotAsked` takes it. */
export interface GateRefusal {
  code: 'egov_unavailable' | 'egov_timeout';
  reason: string;
  retryAfterSeconds: number | undefined;
}

type PlaceInTurn = Omit<Parameters<RendererPools['drawing']['draw']>[2], 'deadline'>;
type DrawingTask = [Parameters<RendererPools['drawing']['draw']>[0], Parameters<RendererPools['drawing']['draw']>[1]];
type SigningTask = Parameters<SigningPool['sign']>[0];
type SuppliedTask = Parameters<RendererPools['supplied']['prepare']>[0];

/** An error would lose its name and its code on its way, and by these it is known why a drawing was lost. */
export type Drawn =
  | { files: Awaited<ReturnType<RendererPools['drawing']['draw']>> }
  | { failure: { name: string; message: string; code: unknown } };

export interface FurtherThread extends Omit<ThreadPart, 'reportConnectors'> {
  reportConnectors(): Promise<ConnectorReport[]>;
  /** Resolves when the thread could answer requests. */
  start(): Promise<void>;
  listen(place: { host: string; port: number }): Promise<void>;
  refuseReadiness(): Promise<void>;
  /** Resolves when all that it had begun has ended. */
  close(): Promise<void>;
}

/** A `Worker`, or its `parentPort`. */
export interface ThreadPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export function talkTo<Other extends object, Own extends object>(port: ThreadPort, own: Own): BirpcReturn<Other, Own> {
  return createBirpc<Other, Own>(own, {
    post: (message) => port.postMessage(message),
    on: (listen) => port.on('message', listen),
    // Each call has an end of its own: the deadline of what it is for.
    timeout: -1,
    bind: 'functions',
  });
}
