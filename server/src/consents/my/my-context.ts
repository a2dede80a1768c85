/** What a citizen's own list of consents works with; `app/` puts it together once. */
import type { CallSource } from '../../audit/audit-entry.ts';
import type { Subject } from '../../citizens/subject.ts';
import type { LimitStore } from '../../limits/limit-store.ts';
import type { Organization } from '../../organizations/organization.ts';
import type { ConsentContext } from '../consent-context.ts';

/** Who asks for a code: `id` is of this asking alone. */
export interface CodeRequest extends Subject {
  id: string;
  organization: Organization;
}

export interface MyContext extends Pick<ConsentContext, 'consents' | 'ids' | 'dataKey' | 'drawSheet'> {
  /**
   * By a code to the phone that the state has of a citizen, the citizen proves who they are: in the sandbox the SMS of its 1414. A connector
   * that can do so has the same two functions.
   * @throws GatewayError as a request: `profile_not_found`, `subject_not_found_in_mcdb`
   */
  sendCode(request: CodeRequest): Promise<void>;
  checkCode(requestId: string, code: string): Promise<'right' | 'wrong' | 'expired'>;
  findOrganization(id: string): Promise<Organization | undefined>;
  limits: Pick<LimitStore, 'consume' | 'readCounters'>;
  subjectHmacKey: Uint8Array;
  /**
   * Ends the session of a consent as its citizen does. What has ended stays as it is.
   * @throws GatewayError `session_in_progress`
   */
  endSessionOf(consentId: string, iin: string, source: CallSource): Promise<void>;
}
