/** Plays one flow on Qujat, and keeps both answers for the contestants that answer with nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { readPdf } from './answer-check.ts';
import type { Contestant, Sample } from './contestants/contestant.ts';
import { approveSession, type Flow, readCode, requestDocument } from './flow-client.ts';
import { type RunningServer, startServer } from './running-server.ts';

export interface TakenSample extends Sample {
  /** In base64, as the answer has it. */
  pdf: Buffer;
  replyKilobytes: number;
  pdfKilobytes: number;
  remove(): void;
}

export async function takeSample(qujat: Contestant): Promise<TakenSample> {
  const [flow] = qujat.flows;
  if (flow === undefined) throw new Error('Qujat has no flows');
  const server = await startServer(qujat);
  const { requested, approved } = await playOne(server, flow).finally(() => server.stop());
  const pdf = readPdf(flow.iin, approved);
  if (pdf === undefined) throw new Error('Qujat answered no PDF');
  const directory = mkdtempSync(join(tmpdir(), 'qujat-bench-sample-'));
  const [requestedFile, approvedFile] = [join(directory, 'requested.json'), join(directory, 'approved.json')];
  writeFileSync(requestedFile, requested);
  writeFileSync(approvedFile, approved);
  return {
    ...{ requested, approved, requestedFile, approvedFile, directory, pdf },
    flows: qujat.flows,
    replyKilobytes: Math.round(approved.length / 1024),
    pdfKilobytes: Math.round((pdf.length * 3) / 4 / 1024),
    remove: () => rmSync(directory, { recursive: true }),
  };
}

async function playOne({ target }: RunningServer, flow: Flow): Promise<{ requested: Buffer; approved: Buffer }> {
  const { address, check } = target;
  const pool = new Pool(address, { connections: 1 });
  const requested = await requestDocument(pool, flow);
  const session = check.requested(requested);
  const approved = await approveSession(pool, { session, code: await readCode(pool, flow) });
  check.approved(flow, approved);
  await pool.close();
  return { requested: requested.body, approved: approved.body };
}
