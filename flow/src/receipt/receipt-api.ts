/** The calls of the receipt's page. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { ConsentReply } from '../../../server/src/consents/consent-schemas.ts';
import { callGateway } from '../call-gateway.ts';

export type { ConsentReply };
export type ReceiptApi = ReturnType<typeof createReceiptApi>;

const RECEIPT_API = '/api/v1/consents/receipt/';

export function createReceiptApi(secret: string) {
  const headers = { 'qujat-consent-receipt': secret };
  return {
    readReceipt: () => callGateway<ConsentReply>(RECEIPT_API, { method: 'GET', headers }),
    /** Undefined where there is none to be had now. */
    async drawReceipt(language: Language): Promise<Blob | undefined> {
      const reply = await fetch(`${RECEIPT_API}pdf/?language=${language}`, { headers, cache: 'no-store' }).catch(
        () => undefined,
      );
      return reply?.ok ? reply.blob() : undefined;
    },
    withdrawConsent: () => callGateway<ConsentReply>(`${RECEIPT_API}withdraw/`, { method: 'POST', headers }),
  };
}
