/** receiptFacts: what a receipt lists, on its page and in its PDF: what was agreed to, and when what happened. Pairs of label and value. */
import type { Language } from '../words/languages.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { receiptTranslations } from './receipt-translations.ts';

export function receiptFacts(consent: ConsentReply, language: Language): [label: string, value: string][] {
  const words = receiptTranslations[language];
  const { processing, event } = consent.record;
  const [document] = processing.pii_information;
  const facts: [string, string | null | undefined][] = [
    [words.organization, processing.pii_controllers[0].name],
    [words.document, document.name],
    [words.purpose, processing.purposes[0]],
    [words.handedOver, document.handed_over],
    [words.given, almatyTime(event.time)],
    [words.used, consent.used_at && almatyTime(consent.used_at)],
    [words.withdrawn, consent.withdrawn_at && almatyTime(consent.withdrawn_at)],
    [words.keptUntil, almatyTime(consent.record.record_kept_until)],
    [words.agreedTo, processing.privacy_notice],
    [words.id, consent.id],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value]] : []));
}

/** `29.11.2026, 19:30`, in numbers alone: browsers have no Kazakh names of months. */
function almatyTime(iso: string): string {
  const parts = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('ru', { ...parts, timeZone: 'Asia/Almaty' }).format(new Date(iso));
}
