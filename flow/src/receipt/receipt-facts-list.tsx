/** What was agreed to, in the words that were shown then, and when what happened. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { receiptFacts } from '../../../server/src/consents/receipt-facts.ts';
import type { ConsentReply } from './receipt-api.ts';

export function ReceiptFactsList({ consent, language }: { consent: ConsentReply; language: Language }) {
  return (
    <dl class="facts">
      {receiptFacts(consent, language).map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd lang={consent.record.processing.language}>{value}</dd>
        </>
      ))}
    </dl>
  );
}
