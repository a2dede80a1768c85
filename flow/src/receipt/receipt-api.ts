/** The calls of the receipt's page. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { ConsentReply } from '../../../server/src/consents/consent-schemas.ts';
import { callGateway } from '../call-gateway.ts';
import { fetchPdf } from '../fetch-pdf.ts';

export type { ConsentReply };
export type ReceiptApi = ReturnType<typeof createReceiptApi>;

const RECEIPT_API = '/api/v1/consents/receipt/';

export function createReceiptApi(secret: string) {
  const headers = { 'qujat-consent-receipt': secret };
  return {
    readReceipt: () => callGateway<ConsentReply>(RECEIPT_API, { method: 'GET', headers }),
    drawReceipt: (language: Language) => fetchPdf(`${RECEIPT_API}pdf/?language=${language}`, headers),
    withdrawConsent: () => callGateway<ConsentReply>(`${RECEIPT_API}withdraw/`, { method: 'POST', headers }),
  };
}
