/** On PostgreSQL no event waits for the audit's chaining or sealing: its units do not touch what these write. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Client } from 'pg';
import { createAuditStore } from '../../audit/audit-store.ts';
import { chainAudit } from '../../audit/chain-audit.ts';
import { defaultSessionRules as rules } from '../../sessions/session.ts';
import { auditOf, leaseOf, makeCustomer, newSession, traceOf } from '../../sessions/session-samples.ts';
import { createSessionStore } from '../../sessions/session-store.ts';
import { openDatabase } from '../open-database.ts';
import { findServerPrograms, startTemporaryServer } from './temporary-server.ts';

const programs = await findServerPrograms();

test('a session is requested and delivered while another process holds the whole log locked', async (t) => {
  if (programs === undefined) return t.skip('No PostgreSQL server is installed here');
  const server = await startTemporaryServer(programs);
  const database = await openDatabase({ databaseUrl: server.url, dataDirectory: '' });
  const other = new Client({ connectionString: server.url });
  await other.connect();
  t.after(async () => {
    await other.end();
    await database.close();
    await server.stop();
  });
  const sessions = createSessionStore(database);
  const deliver = async () => {
    const session = newSession();
    await makeCustomer(database, session);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    const fence = randomUUID();
    assert.ok(await sessions.claimAttempt({ idHash: session.idHash, ...leaseOf(fence) }));
    const delivered = { idHash: session.idHash, fence, audit: auditOf(session, 'document_delivered') };
    assert.equal(await sessions.deliver(delivered), true);
    return traceOf(database, session);
  };
  await deliver();

  await other.query('begin');
  await other.query('lock table audit_log, audit_heads, audit_checkpoints in access exclusive mode');
  const chaining = chainAudit(createAuditStore(database), 1);
  const { audit } = await deliver();
  assert.deepEqual(audit, ['document_delivered', 'document_requested']);
  await other.query('commit');
  // The lock was real: only now the chaining goes on.
  assert.equal((await chaining).caughtUp, true);
});
