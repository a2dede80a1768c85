/**
 * Around each operation of the Backend API: measures it, and leaves its line in the request log. The operation tells on the way whose call
 * it is and whom it is about. A call of which that never becomes known, as its key or its session is unknown, belongs to no
 * organisation and leaves no line.
 */
import { maskIin } from '../citizens/iin.ts';
import { maskPhone } from '../citizens/phone.ts';
import type { Egov } from '../egov/egov.ts';
import { wrapEgov } from '../egov/wrap-egov.ts';
import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { LoggedOperation, LoggedRequest, RequestLog } from './request-log.ts';

/** What the operation works with: its context, in which the calls to the state are timed. */
export type Logged<Context> = Context & RequestNotes;

interface RequestLogging {
  requestLog: RequestLog;
  egov: Record<Environment, Egov>;
  monotonicMs: () => number;
}

interface RequestNotes {
  noteOwner(owner: RequestOwner): void;
  noteSubject(subject: { iin: string; phone: string }): void;
}

interface RequestOwner {
  organizationId: string;
  environment: Environment;
  apiKeyId: string;
  documentType: string | null;
  /** The reference of the session, as soon as there is one. */
  session?: string;
}

export async function logRequest<Answer, Context extends RequestLogging>(
  operation: LoggedOperation,
  { source: { requestId } }: { source: { requestId: string } },
  context: Context,
  work: (context: Logged<Context>) => Promise<Answer>,
): Promise<Answer> {
  const { monotonicMs, requestLog } = context;
  const startedAt = monotonicMs();
  const stateWatch = createStopwatch(monotonicMs);
  let owner: RequestOwner | undefined;
  let masked: Pick<LoggedRequest, 'iinMasked' | 'phoneMasked'> = { iinMasked: null, phoneMasked: null };
  const record = (outcome: LoggedRequest['outcome']) => {
    if (owner === undefined) return;
    const { session = null, organizationId, environment, apiKeyId, documentType } = owner;
    const spent = { durationMs: Math.round(monotonicMs() - startedAt), stateMs: stateWatch.spentMs() };
    requestLog.record({
      requestId,
      operation,
      organizationId,
      environment,
      apiKeyId,
      session,
      documentType,
      outcome,
      ...masked,
      ...spent,
    });
  };
  const noted: Logged<Context> = {
    ...context,
    egov: {
      test: wrapEgov(context.egov.test, stateWatch.during),
      live: wrapEgov(context.egov.live, stateWatch.during),
    },
    noteOwner: (known) => {
      owner = known;
    },
    noteSubject: ({ iin, phone }) => {
      masked = { iinMasked: maskIin(iin), phoneMasked: maskPhone(phone) };
    },
  };
  try {
    const answer = await work(noted);
    record('ok');
    return answer;
  } catch (error) {
    record(error instanceof GatewayError ? error.code : 'internal_error');
    throw error;
  }
}

function createStopwatch(monotonicMs: () => number) {
  let before: number | null = null;
  let askedAt: number | undefined;
  return {
    async during<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
      askedAt = monotonicMs();
      try {
        return await ask();
      } finally {
        before = (before ?? 0) + monotonicMs() - askedAt;
        askedAt = undefined;
      }
    },
    /** Whole milliseconds, those of a call that nobody waits for any more too; null where there was no call. */
    spentMs(): number | null {
      if (before === null && askedAt === undefined) return null;
      return Math.round((before ?? 0) + (askedAt === undefined ? 0 : monotonicMs() - askedAt));
    },
  };
}
