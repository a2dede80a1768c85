/** A new log-in: its token for the browser, and what the store keeps of it. */
import { coarseNetwork } from '../network/client-network.ts';
import type { AccountRules } from './account-rules.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { CabinetSession, CabinetSessionState, NewCabinetSession } from './cabinet-session.ts';
import type { TokenRenewal } from './cabinet-session-store.ts';
import { knownDevice, makeDeviceToken } from './device-token.ts';
import { makeToken } from './secret-token.ts';

/** What the browser gets. */
export interface LoggedIn {
  accountId: string;
  sessionId: string;
  state: CabinetSessionState;
  token: string;
  /** How long the browser may keep the token. */
  lifeMs: number;
  /** For a browser that has logged in completely; undefined where it has one. */
  deviceToken: string | undefined;
}

interface Person {
  id: string;
  isOperator: boolean;
}

export function openCabinetSession(
  person: Person,
  state: CabinetSessionState,
  visit: Visit,
  context: Pick<AccountsContext, 'ids' | 'rules' | 'dataKey'>,
): { loggedIn: LoggedIn; session: NewCabinetSession } {
  const { token, tokenHash } = makeToken(context.ids);
  const times = state === 'active' ? sessionTimes(person, context.rules) : waitingTimes(context.rules);
  const session: NewCabinetSession = {
    id: context.ids.uuid(),
    tokenHash,
    accountId: person.id,
    state,
    userAgent: visit.userAgent.slice(0, 200),
    network: coarseNetwork(visit.address),
    ...times,
  };
  return { loggedIn: loggedInOf({ person, session, token, visit }, context), session };
}

export function loggedInOf(
  opened: { person: Person; session: Pick<NewCabinetSession, 'id' | 'state' | 'lifeMs'>; token: string; visit: Visit },
  context: Pick<AccountsContext, 'ids' | 'dataKey'>,
): LoggedIn {
  const { person, session, token, visit } = opened;
  const needsDevice =
    session.state === 'active' && knownDevice(visit.deviceToken, person.id, context.dataKey) === undefined;
  return {
    accountId: person.id,
    sessionId: session.id,
    state: session.state,
    token,
    lifeMs: session.lifeMs,
    deviceToken: needsDevice ? makeDeviceToken(person.id, context) : undefined,
  };
}

/** What the browser gets in place of the token before, after another proof of who the person is. */
export type RenewedLogIn = Pick<LoggedIn, 'token' | 'lifeMs'>;

export function renewLogIn(
  { session, nowMs }: { session: Pick<CabinetSession, 'id' | 'expiresAt'>; nowMs: number },
  { ids }: Pick<AccountsContext, 'ids'>,
): { renewed: RenewedLogIn; renewal: TokenRenewal } {
  const { token, tokenHash } = makeToken(ids);
  return { renewed: { token, lifeMs: session.expiresAt - nowMs }, renewal: { id: session.id, tokenHash } };
}

export function sessionTimes({ isOperator }: Pick<Person, 'isOperator'>, rules: AccountRules) {
  return isOperator ? rules.operatorSession : rules.session;
}

function waitingTimes({ secondFactorMs }: AccountRules) {
  return { idleMs: secondFactorMs, lifeMs: secondFactorMs };
}
