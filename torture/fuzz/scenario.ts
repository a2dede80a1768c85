/** A scenario: some attacks in a row by one organisation, which remembers the sessions that it opened. */
import { randomUUID } from 'node:crypto';
import { sandboxPeople } from '../../server/src/egov/sandbox/people.ts';
import { type Attack, curlOf, type Placeholders } from './attack.ts';
import { complaintOf } from './judge.ts';
import type { Operation } from './operations.ts';
import type { Reply, Sender } from './send.ts';

export interface Attacker {
  address: string;
  key: string;
  /** Of the same organisation. */
  flow: { id: string; key: string };
  webhook: { endpointId: string; eventId: string };
  /** Of another organisation. */
  foreignKey: string;
  foreignSession: string;
  /** Of organisations that may not ask. */
  unsubscribedKeys: string[];
  organization: string;
  foreignOrganization: string;
  /** Logs in anew, as owner of the organisation or as operator; gives the token. */
  logIn(as: 'owner' | 'operator'): Promise<string>;
  sender: Sender;
  operations: Operation[];
  /** Told of every answer. */
  count(attack: Attack, status: number | 'none' | 'hang'): void;
}

/** An answer that should not be, with what led to it. */
export class Broken extends Error {
  readonly requests: string[];
  constructor(complaint: string, requests: string[]) {
    super(complaint);
    this.requests = requests;
  }
}

/** @throws Broken */
export async function playScenario(attacks: readonly Attack[], attacker: Attacker): Promise<void> {
  const memory: Memory = {
    session: '00000000-0000-4000-8000-000000000000',
    code: '000000',
    person: 0,
    scenario: randomUUID(),
    newestId: randomUUID(),
    flowSession: randomUUID(),
    owner: '',
    operator: '',
  };
  const played: string[] = [];
  const strike = async (attack: Attack): Promise<Reply | 'none' | 'hang'> => {
    await logInFor(attack, memory, attacker);
    const values = valuesFor(attack, memory, attacker);
    played.push(curlOf(attack, attacker.address));
    const reply = await attacker.sender.send(attack, values);
    attacker.count(attack, typeof reply === 'string' ? reply : reply.status);
    const complaint = complaintOf(attack, values, reply);
    if (complaint !== undefined) throw new Broken(complaint, played);
    memory.newestId = idIn(reply) ?? memory.newestId;
    memory.flowSession = flowSessionIn(attack, reply) ?? memory.flowSession;
    return reply;
  };
  for (const attack of attacks) {
    const reply = await strike(attack);
    const opened =
      attack.reaches && typeof reply !== 'string' && reply.status === 200 ? openedSession(attack, reply) : undefined;
    if (opened === undefined) continue;
    memory.session = opened;
    if (attack.operation.id === 'requestDocument') memory.person = attack.person;
    const inbox = await strike(readInbox(memory.person, attacker));
    memory.code = (typeof inbox === 'string' ? undefined : newestCode(inbox)) ?? '000000';
  }
}

const happyPeople = sandboxPeople.filter(({ documentTypes }) => documentTypes.length > 0);

/** The newest session, its code, and whose it is. */
interface Memory {
  session: string;
  code: string;
  person: number;
  /** Makes an `Idempotency-Key` this scenario's own. */
  scenario: string;
  /** Of what was made last, whatever it is. */
  newestId: string;
  flowSession: string;
  /** Tokens of the cabinet; empty before the first attack that needs one. */
  owner: string;
  operator: string;
}

async function logInFor({ headers }: Attack, memory: Memory, { logIn }: Attacker): Promise<void> {
  for (const as of ['owner', 'operator'] as const) {
    const isNeeded = headers.some(([, value]) => value.includes(`<<${as}>>`));
    if (isNeeded && memory[as] === '') memory[as] = await logIn(as);
  }
}

/** Of what was shown it is not taken: an attacker who revokes the organisation's first key can attack no more. */
function idIn(reply: Reply | 'none' | 'hang'): string | undefined {
  if (typeof reply === 'string' || reply.status !== 201) return undefined;
  return /"id":"([^"]+)"/.exec(reply.body.subarray(0, 4_000).toString())?.[1];
}

function valuesFor(attack: Attack, memory: Memory, attacker: Attacker): Placeholders {
  const { person, method } = attack;
  // Mostly people who have documents; all of them now and then.
  const people = person % 4 === 0 ? sandboxPeople : happyPeople;
  const { iin, phone, documentTypes } = pick(people, person);
  const {
    key: ofBackend,
    flow,
    webhook,
    foreignKey,
    foreignSession,
    unsubscribedKeys,
    organization,
    foreignOrganization,
  } = attacker;
  const { person: _, ...remembered } = memory;
  const documentType = documentTypes.length === 0 ? 'identity_card' : pick(documentTypes, person + method.length);
  const unsubscribedKey = pick(unsubscribedKeys, person);
  const key = attack.operation.path.startsWith('/api/v1/flows/') ? flow.key : ofBackend;
  const own = { key, flowId: flow.id, foreignKey, unsubscribedKey, foreignSession, organization, foreignOrganization };
  return { ...own, ...webhook, ...remembered, iin, phone, documentType };
}

function flowSessionIn({ operation, reaches }: Attack, reply: Reply | 'none' | 'hang'): string | undefined {
  if (operation.id !== 'createFlowSession' || !reaches || typeof reply === 'string' || reply.status !== 200) return;
  return (JSON.parse(reply.body.toString()) as { session_id: string }).session_id;
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function openedSession({ operation }: Attack, { body }: Reply): string | undefined {
  if (!['requestDocument', 'resendOtp'].includes(operation.id)) return undefined;
  return (JSON.parse(body.toString()) as { backend_session_id: string }).backend_session_id;
}

/** An attack too, if a friendly one: its answer is judged like any other. */
function readInbox(person: number, { operations }: Attacker): Attack {
  const operation = operations.find(({ id }) => id === 'listSandboxMessages');
  if (operation === undefined) throw new Error('the sandbox has no inbox');
  const headers: [string, string][] = [['authorization', 'Bearer <<key>>']];
  const target = `${operation.path}?phone=<<phone>>`;
  return { operation, method: 'GET', target, headers, body: undefined, person, reaches: true, malformed: false };
}

function newestCode({ body }: Reply): string | undefined {
  const { messages } = JSON.parse(body.toString()) as { messages: { code: string }[] };
  return messages[0]?.code;
}
