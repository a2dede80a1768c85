/** What Flows and consents work with, on the page, in the cabinet and at the citizen's own. */
import type { Site } from '../accounts/accounts-context.ts';
import type { CallSource } from '../audit/audit-entry.ts';
import { createCitizenCodes } from '../egov/sandbox/citizen-codes.ts';
import type { SandboxInbox } from '../egov/sandbox/inbox.ts';
import type { Population } from '../egov/sandbox/population.ts';
import { cancelByCitizen } from '../flows/cancel-by-citizen.ts';
import { cancelByReceipt } from '../flows/cancel-flow.ts';
import { countDeliveryIn } from '../http/metrics.ts';
import type { PlainSheet } from '../rendering/draw-sheet.ts';
import type { SessionContext } from '../sessions/session-context.ts';
import type { Foundation } from './foundation.ts';

export function createFlowContexts(
  sessions: SessionContext,
  { config, stores, metrics, dataKeys, renderer }: Foundation,
  { site, population, inbox }: { site: Site; population: Population; inbox: SandboxInbox },
) {
  const { flows, flowSessions, keptResults, consents, apiKeys } = stores;
  const { consentEncryption, webhookEncryption } = dataKeys;
  const { consentRetentionMs } = config;
  const { resultKeepMs } = config.flows;
  const countDelivery = countDeliveryIn(metrics);
  const kept = { flows, flowSessions, keptResults };
  const flow = {
    ...kept,
    consentEncryption,
    webhookEncryption,
    consentRetentionMs,
    sessions,
    resultKeepMs,
    publicUrl: () => site.url(),
    countDelivery,
  };
  const endSession = (sessionId: string, source: CallSource) => cancelByReceipt(sessionId, source, flow);
  const drawSheet = (sheet: PlainSheet) => renderer.drawSheet(sheet);
  const { ids, subjectHmacKey } = sessions;
  const ofConsents = { consents, ids, dataKey: consentEncryption, drawSheet };
  const my = {
    ...ofConsents,
    ...createCitizenCodes({ population, inbox, ids, otpTtlMs: config.rules.otpTtlMs }),
    findOrganization: (id: string) => sessions.organizations.findOrganization(id),
    limits: stores.limits,
    subjectHmacKey,
    endSessionOf: (consentId: string, iin: string, source: CallSource) => cancelByCitizen(consentId, iin, source, flow),
  };
  return { flow, consents: { ...ofConsents, apiKeys, endSession }, my };
}

export type FlowContexts = ReturnType<typeof createFlowContexts>;
