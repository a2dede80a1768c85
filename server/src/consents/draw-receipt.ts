/** drawReceipt: the receipt of a consent as a PDF, with the record attached: for the citizen to keep. */
import type { Language } from '../words/languages.ts';
import type { ConsentContext } from './consent-context.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { withdrawal } from './consent-translations.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptFacts } from './receipt-facts.ts';
import { receiptTranslations } from './receipt-translations.ts';

export interface DrawnReceipt {
  consentId: string;
  pdf: Uint8Array;
}

/** @throws GatewayError `consent_not_found`, `service_unavailable` */
export async function drawReceipt(
  { secret, language }: { secret: string; language: Language },
  context: ConsentContext,
): Promise<DrawnReceipt> {
  return drawConsent(await readReceipt(secret, context), language, context);
}

/** @throws GatewayError `service_unavailable` */
export async function drawConsent(
  consent: ConsentReply,
  language: Language,
  context: Pick<ConsentContext, 'drawSheet'>,
): Promise<DrawnReceipt> {
  const words = receiptTranslations[language];
  const view = {
    title: words.title,
    state: words.states[consent.state],
    number: consent.id,
    language,
    sample: consent.environment === 'test',
    facts: receiptFacts(consent, language),
    note: `${withdrawal[language]} SHA-256: ${consent.record_sha256}`,
  };
  const createdAtSeconds = Math.floor(
    Date.parse(consent.withdrawn_at ?? consent.used_at ?? consent.record.event.time) / 1000,
  );
  const attached = JSON.stringify(consent);
  const pdf = await context.drawSheet({ template: 'consent-receipt', view, attached, createdAtSeconds });
  return { consentId: consent.id, pdf };
}
