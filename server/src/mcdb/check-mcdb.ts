/**
 * checkMcdb: whether a phone is a citizen's in the Mobile Citizen Data Base, without a document and without an SMS. A plan must
 * grant it. An unknown person and another phone have the same `false`, which uses what a code to this citizen uses: nobody can try
 * out phones or IINs here any faster than by requests.
 */
import type { AuditAction, AuditEntry, CallSource } from '../audit/audit-entry.ts';
import { readSubject, type Subject } from '../citizens/subject.ts';
import { markSubject } from '../crypto/subject-hmac.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { ChosenScenario } from '../egov/egov.ts';
import { type ErrorCode, GatewayError, type RequestRate } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { codeUsesOf, planMcdbCheck } from '../limits/plan-uses.ts';
import { countRequest, readRequestRate, withRate } from '../limits/request-rate.ts';
import { writeWithinLimits } from '../limits/write-within-limits.ts';
import { authenticateApiKey, type Caller, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { type Logged, logRequest } from '../request-log/log-request.ts';
import { chosenScenario } from '../sessions/chosen-scenario.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import type { McdbContext } from './mcdb-context.ts';

export interface McdbCheck {
  apiKey: PresentedApiKey;
  iin: string;
  phone: string;
  /** The header `Qujat-Sandbox`. */
  scenario?: string | undefined;
  /** For the audit. */
  source: CallSource;
}

export interface McdbChecked {
  isVerified: boolean;
  rate: RequestRate;
}

/**
 * The order of the checks is that of a request: API key, subscription and what it grants, IIN, phone, limits, state.
 * @throws GatewayError with the key's `rate`, if the key is a valid one
 */
export function checkMcdb(check: McdbCheck, context: McdbContext): Promise<McdbChecked> {
  return logRequest('checkMcdb', check, context, (logged) => admitAndAsk(check, logged));
}

async function admitAndAsk(check: McdbCheck, context: Logged<McdbContext>): Promise<McdbChecked> {
  const caller = await authenticateApiKey(check.apiKey, context.apiKeys);
  const { apiKeyId, environment, organization } = caller;
  context.noteOwner({ organizationId: organization.id, environment, apiKeyId, documentType: null });
  context.noteSubject(check);
  const admitted = await admitCheck(check, caller, context).catch(async (error: unknown) => {
    // Every call with a valid key counts, also one that is refused.
    throw withRate(error, await countRequest(caller, context.limits));
  });
  const rate = await readRequestRate(caller, context.limits);
  const isVerified = await askMcdb(admitted, context).catch((error: unknown) => {
    throw withRate(error, rate);
  });
  return { isVerified, rate };
}

interface AdmittedCheck {
  check: McdbCheck;
  caller: Caller;
  subject: Subject;
  /** For the audit. */
  iinHmac: string;
  scenario: ChosenScenario | undefined;
  /** What counts for the citizen: to be taken back unless the answer is `false`. */
  citizenUses: readonly CounterUse[];
}

/** The uses of the limits and the first audit row are one commit, before the state is asked. */
async function admitCheck(check: McdbCheck, caller: Caller, context: McdbContext): Promise<AdmittedCheck> {
  const { environment, apiKeyId } = caller;
  const organizationId = caller.organization.id;
  await assertSubscribed({ organizationId, environment }, 'e_document', context.subscriptions, 'mcdbCheck');
  const subject = readSubject(check);
  const scenario = chosenScenario(check.scenario, environment, context);
  const marks = markSubject(subject, context.subjectHmacKey);
  const { iinHmac } = marks;
  const audit = auditOf({ action: 'mcdb_check_requested' }, { check, caller, iinHmac }, context);
  const citizenCall = { environment, organizationId, apiKeyId, ...marks };
  const citizenUses = await writeWithinLimits(
    () => planMcdbCheck(citizenCall, context.limits),
    async (counters) => {
      const uses = await context.mcdbChecks.beginCheck(counters, audit);
      return uses && codeUsesOf(uses, counters);
    },
  );
  return { check, caller, subject, iinHmac, scenario, citizenUses };
}

/** Nobody is told an answer that has no audit row. */
async function askMcdb(admitted: AdmittedCheck, context: McdbContext): Promise<boolean> {
  const { caller, subject, scenario } = admitted;
  const question = { requestId: context.ids.uuid(), organization: caller.organization, scenario, ...subject };
  const egov = context.egov[caller.environment];
  const asked = await askEgov(context.egovTimeoutMs, (signal) => egov.checkMcdb(question, signal)).catch(
    (error: unknown) => ({ error }),
  );
  const unused = 'isVerified' in asked && !asked.isVerified ? [] : admitted.citizenUses;
  await context.mcdbChecks.endCheck(unused, auditOf(endOf(asked), admitted, context));
  if ('error' in asked) throw asked.error;
  return asked.isVerified;
}

interface McdbEvent {
  action: AuditAction;
  errorCode?: ErrorCode;
}

function endOf(asked: { isVerified: boolean } | { error: unknown }): McdbEvent {
  if ('isVerified' in asked) return { action: asked.isVerified ? 'mcdb_verified' : 'mcdb_not_verified' };
  const errorCode = asked.error instanceof GatewayError ? asked.error.code : 'internal_error';
  return { action: 'mcdb_check_failed', errorCode };
}

function auditOf(
  { action, errorCode }: McdbEvent,
  { check, caller, iinHmac }: Pick<AdmittedCheck, 'check' | 'caller' | 'iinHmac'>,
  { ids }: McdbContext,
): AuditEntry {
  return {
    id: ids.rowId(),
    organizationId: caller.organization.id,
    action,
    ...check.source,
    environment: caller.environment,
    errorCode: errorCode ?? null,
    subject: iinHmac,
  };
}
