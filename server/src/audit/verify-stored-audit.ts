/**
 * verifyStoredAudit: the verification of `qujat audit verify` over the very lines that an export has, without a file between.
 * It tells how far it is, and lets others work in between.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { AuditFault } from './audit-fault.ts';
import { type AuditExport, exportAudit } from './export-audit.ts';
import { type VerifiedAudit, verifyAudit } from './verify-audit.ts';

export type Verification =
  | { step: 'checking'; rows: number; of: number }
  | { step: 'whole'; verified: VerifiedAudit }
  /** The sentence names the first thing that is wrong. */
  | { step: 'broken'; fault: string };

/** Lines between two turns of the event loop: some milliseconds of hashing. */
const LINES_AT_ONCE = 32;
const LINES_PER_REPORT = 1_000;

/** First how far it is, again and again; at the end how it ended. Whoever reads no further ends it. */
export async function* verifyStoredAudit(exported: AuditExport): AsyncGenerator<Verification> {
  const stopping = new AbortController();
  const reports = createReports();
  const of = exported.sealed.treeSize;
  yield { step: 'checking', rows: 0, of };
  try {
    const lines = readInTurns(exported, stopping.signal, (rows) => reports.put({ step: 'checking', rows, of }));
    verifyAudit(lines, { key: exported.verifierKey }).then(
      (verified) => reports.end({ step: 'whole', verified }),
      (error: unknown) => {
        if (error instanceof AuditFault) reports.end({ step: 'broken', fault: error.message });
        else reports.fail(error);
      },
    );
    yield* reports.read();
  } finally {
    stopping.abort();
  }
}

async function* readInTurns(exported: AuditExport, stopped: AbortSignal, report: (rows: number) => void) {
  let lines = 0;
  for await (const line of exportAudit(exported)) {
    lines += 1;
    if (lines % LINES_AT_ONCE === 0) await breathe();
    stopped.throwIfAborted();
    if (lines % LINES_PER_REPORT === 0) report(Math.min(lines, exported.sealed.treeSize));
    yield line.slice(0, -1);
  }
}

/** Only the newest report counts: a slow reader misses some. */
function createReports() {
  let newest: Verification | undefined;
  let ended = false;
  let failure: unknown;
  let wake = Promise.withResolvers<void>();
  const put = (report: Verification) => {
    newest = report;
    wake.resolve();
  };
  return {
    put,
    end: (report: Verification) => {
      ended = true;
      put(report);
    },
    fail: (error: unknown) => {
      ended = true;
      failure = error;
      wake.resolve();
    },
    async *read(): AsyncGenerator<Verification> {
      for (;;) {
        await wake.promise;
        wake = Promise.withResolvers<void>();
        if (failure !== undefined) throw failure;
        const [report, last] = [newest, ended];
        newest = undefined;
        if (report !== undefined) yield report;
        if (last) return;
      }
    },
  };
}
