/** What the operations on consents work with; `app/` puts it together once. */
import type { CallSource } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { ApiKeyStore } from '../organizations/api-key-store.ts';
import type { ConsentStore } from './consent-store.ts';

export interface ConsentContext {
  consents: ConsentStore;
  apiKeys: ApiKeyStore;
  ids: Ids;
  /** `DataKeys.consentEncryption`. */
  dataKey: Uint8Array;
  /** Draws a sheet of the template as a PDF with `attached`. @throws GatewayError `service_unavailable` */
  drawSheet(sheet: {
    template: string;
    view: Record<string, unknown>;
    attached: string;
    createdAtSeconds: number;
  }): Promise<Uint8Array>;
  /**
   * Ends the session on the page as its citizen does. What has ended stays as it is.
   * @throws GatewayError `session_in_progress` while the state is being asked: that may still give the document
   */
  endSession(sessionId: string, source: CallSource): Promise<void>;
}
