/** What was agreed to, in the words that were shown then, and when what happened. */
import { almatyTime } from './almaty-time.ts';
import type { ConsentReply } from './receipt-api.ts';
import type { receiptTexts } from './receipt-texts.ts';

interface ReceiptFactsProps {
  consent: ConsentReply;
  words: (typeof receiptTexts)['en'];
}

export function ReceiptFacts({ consent, words }: ReceiptFactsProps) {
  const { processing, event } = consent.record;
  const document = processing.pii_information[0];
  const facts = [
    [words.organization, processing.pii_controllers[0]?.name],
    [words.document, document?.name],
    [words.purpose, processing.purposes[0]],
    [words.handedOver, document?.handed_over],
    [words.given, almatyTime(event.time)],
    [words.used, consent.used_at && almatyTime(consent.used_at)],
    [words.withdrawn, consent.withdrawn_at && almatyTime(consent.withdrawn_at)],
    [words.agreedTo, processing.privacy_notice],
    [words.id, consent.id],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <>
              <dt>{label}</dt>
              <dd lang={label === words.id ? undefined : processing.language}>{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}
