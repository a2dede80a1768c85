/** What a run of the fuzzer found, for people and for the test. */
import type { FuzzReport } from './fuzz.ts';
import { SCENARIOS_PER_TURN } from './plan.ts';

/**
 * With fonts, samples and a worker for PDFs on each of two cores; the rest is what V8 leaves lying about. It levels off between
 * 750 and 820, as garbage is collected; 64 KB left behind by each of 5,000 requests would be 320 more.
 */
const RESIDENT_MAX_MB = 950;

/** What needs more than the attackers have: a mailed link, a password, a passkey, an authenticator, a second member, a citizen's consent. */
const outOfReach = [
  ...['confirmSignUp', 'resetPassword', 'showInvitation', 'acceptInvitation', 'acceptInvitationAsNewAccount'],
  ...['logIn', 'confirmPassword', 'changePassword', 'endLogIn'],
  ...['logInWithPasskey', 'confirmWithPasskey', 'registerPasskey', 'renamePasskey', 'removePasskey'],
  ...['confirmTotp', 'disableTotp', 'completeLogIn', 'renewRecoveryCodes', 'confirmSecondFactor', 'resetSecondFactors'],
  ...['changeRole', 'removeMember', 'leaveOrganization', 'readConsent'],
  // The key of a wallet, and a credential that it has received.
  ...['issueCredential', 'revokeCredential'],
  // The secret of the inbox, and a file that was late.
  ...['listDevelopmentMails', 'generateFiles'],
  // Comes through so seldom that a short run may miss it.
  ...['signUp', 'requestPasswordReset', 'moveSandboxClock', 'endSubscription', 'setSubscriptionActive', 'updateApiKey'],
  ...['showApiKey', 'updateFlow'],
  ...['suspendOrganization', 'reopenOrganization', 'lockAccount', 'unlockAccount', 'endEveryLogIn', 'listAudit'],
  ...['exportCitizenRecords', 'eraseCitizenRecords'],
];

/** Empty where the gateway stood. */
export function faultsOf(report: FuzzReport): string[] {
  const resident = Math.max(...report.residentMegabytes);
  return [
    ...report.broken,
    ...report.defects.map((line) => `the log tells a defect: ${line}`),
    ...(report.ended === null ? [] : [`the gateway ended: ${report.ended}`]),
    ...(report.stops ? [] : ['the gateway did not stop when it was asked to']),
    ...seldomOperations(report).map(
      (operation) => `only ${report.reached.get(operation)} requests led to ${operation}`,
    ),
    ...shutOperations(report).map((operation) => `no request came through to ${operation}`),
    ...(resident < RESIDENT_MAX_MB ? [] : [`${resident.toFixed(0)} MB of memory`]),
  ];
}

/** That did not have their turn yet, however much was sent: each attacker goes at its own pace. */
export function seldomOperations({ reached }: Pick<FuzzReport, 'reached'>): string[] {
  return [...reached].filter(([, times]) => times < SCENARIOS_PER_TURN).map(([operation]) => operation);
}

/** That no request has come through to, though the attackers have all that it takes. */
export function shutOperations({ statuses }: Pick<FuzzReport, 'statuses'>): string[] {
  return [...statuses]
    .filter(([operation, counts]) => !isReached(counts) && !outOfReach.includes(operation))
    .map(([operation]) => operation);
}

function isReached(statuses: ReadonlyMap<number | 'none' | 'hang', number>): boolean {
  return [...statuses.keys()].some((status) => typeof status === 'number' && status >= 200 && status < 300);
}

export function summaryOf(report: FuzzReport): string[] {
  const operations = [...report.statuses].map(([operation, statuses]) => {
    const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
    return `${operation}  ${counts.join('  ')}`;
  });
  const resident = report.residentMegabytes.map((megabytes) => megabytes.toFixed(0)).join(' ');
  return [
    ...operations,
    `${report.sent} requests in ${report.seconds.toFixed(0)} s; resident MB on the way: ${resident}`,
    `the event loop stood still for ${report.longestStopMs.toFixed(0)} ms at the longest`,
  ];
}
