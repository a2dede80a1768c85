/**
 * admitUnread: the checks of a request in the very write that they are for, with no reading before it, where the caller was admitted
 * before. It never refuses: where the write does, or anything about the request is out of the ordinary, the checks are made one by one,
 * in the order that the contract gives them.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { readSubject, type Subject } from '../citizens/subject.ts';
import { type CheckedAsk, readAsk, type TypedAsk } from '../claims/read-ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { GatewayError } from '../errors.ts';
import { planUnreadRequest } from '../limits/plan-uses.ts';
import { noteUse, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { isAddressAllowed } from '../organizations/ip-ranges.ts';
import { type Admission, admissionOf, type CheckedRequest, noteRequest, openingOf } from './admit-request.ts';
import { readClientReference } from './read-client-reference.ts';
import type { LoggedContext } from './session-context.ts';

export interface UnreadRequest {
  documentType: DocumentTypeName;
  apiKey: PresentedApiKey;
  iin: string;
  phone: string;
  clientReference?: string | undefined;
  asked?: TypedAsk | undefined;
  source: CallSource;
}

/** Undefined where the checks have to be made one by one: then nothing was changed. */
export async function admitUnread(
  request: UnreadRequest,
  context: LoggedContext,
): Promise<{ checked: CheckedRequest; admission: Admission } | undefined> {
  const { documentType, apiKey: presented, source } = request;
  const { knownCallers } = context;
  const known = presented.fromBrowser ? undefined : knownCallers.find(presented);
  const read = readCitizen(request);
  if (known === undefined || read === undefined) return undefined;
  const { caller, apiKey } = known;
  const { allowedIpRanges } = apiKey;
  if (!isAddressAllowed(presented.address, allowedIpRanges)) return undefined;

  const checked = {
    documentType,
    caller,
    ...read,
    scenario: undefined,
    isForWallet: false,
    source,
    unlimitedKey: apiKey,
  };
  const opening = openingOf(checked, context);
  const day = knownCallers.today();
  const planned = planUnreadRequest(
    opening.citizenCall,
    (mark) => knownCallers.seesIin(mark, day),
    day,
    context.limits,
  );
  const admission = { ...opening, rules: context.rules, allowedIpRanges, day, aheadMs: caller.aheadMs };
  const limited = { counters: planned.uses, unlessUsedUp: planned.locks, inUse: planned.inUse };
  const opened = await context.sessions.admitUnread({ ...admission, ...limited }).catch((error: unknown) => {
    noteRequest({ documentType, caller, citizen: request }, context);
    throw error;
  });
  if (opened === undefined) {
    knownCallers.forget(presented);
    return undefined;
  }
  noteRequest({ documentType, caller, citizen: request }, context);
  const nowMs = opened.session.createdAt;
  knownCallers.remember(presented, { caller, apiKey: noteUse(apiKey, presented, nowMs, context.apiKeys), nowMs });
  return { checked, admission: admissionOf(opening, opened, planned.uses, context) };
}

/** Undefined where there is something wrong: it is told in its turn. */
function readCitizen(
  request: UnreadRequest,
): (CheckedAsk & { subject: Subject; clientReference: string | null }) | undefined {
  try {
    const subject = readSubject(request);
    const clientReference = readClientReference(request.clientReference, subject);
    return { subject, clientReference, ...readAsk(request.asked ?? {}, [request.documentType]) };
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}
