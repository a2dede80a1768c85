/** What the contracts of the accounts work with: a new account, a log-in, and the traces of an event. */
import { randomUUID } from 'node:crypto';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { Database } from '../storage/database.ts';
import type { NewAccount } from './account.ts';
import { createAccountStore } from './account-store.ts';
import type { NewCabinetSession } from './cabinet-session.ts';
import type { Traces } from './trace-statements.ts';

export function newAccount(changes: Partial<NewAccount> = {}): NewAccount {
  const id = randomUUID();
  return { id, email: `${id}@company.example`, passwordHash: 'hash', language: 'kk', isOperator: false, ...changes };
}

export function newSession(accountId: string, changes: Partial<NewCabinetSession> = {}): NewCabinetSession {
  return {
    id: randomUUID(),
    tokenHash: randomUUID(),
    accountId,
    state: 'active',
    userAgent: 'Firefox',
    network: '192.0.2.0/24',
    idleMs: 1000,
    lifeMs: 10_000,
    ...changes,
  };
}

/** One audit row, by which a test sees whether the whole unit was stored; and a mail. */
export function newTraces(): Traces & { auditId: string; mailId: string } {
  const [auditId, mailId] = [randomUUID(), randomUUID()];
  const entry = {
    organizationId: 'accounts',
    requestId: 'req_1',
    documentType: null,
    environment: null,
    errorCode: null,
  };
  return {
    auditId,
    mailId,
    audit: [{ ...entry, id: auditId, action: 'logged_in', accountId: null }],
    mail: { id: mailId, encrypted: 'encrypted' },
  };
}

export async function tracesExist({ query }: Database, { auditId, mailId }: { auditId: string; mailId: string }) {
  const audit = await query.selectFrom('audit').select('id').where('id', '=', auditId).executeTakeFirst();
  const mail = await query.selectFrom('mails').select('id').where('id', '=', mailId).executeTakeFirst();
  return [audit !== undefined, mail !== undefined];
}

export async function insertedAccount(database: Database, changes: Partial<NewAccount> = {}): Promise<NewAccount> {
  const account = newAccount(changes);
  await createAccountStore(database).insertAccount(account, { audit: [] });
  return account;
}

/** An organisation with so many owners. */
export async function insertedOrganization(database: Database, owners: number) {
  const organization = { id: randomUUID(), name: 'Ұйым' };
  await createOrganizationStore(database).insertOrganization({ organization, apiKeys: [], subscriptions: [] });
  const accounts: NewAccount[] = [];
  for (let index = 0; index < owners; index++) {
    const account = newAccount();
    await createAccountStore(database).insertAccount({ ...account, ownerOf: organization.id }, { audit: [] });
    accounts.push(account);
  }
  return { organization, accounts };
}
