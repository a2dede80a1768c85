/** What was found about one thing: the verdict in words, why, and what the gateway has signed. */
import { documentTitles } from 'virtual:document-titles';
import type { VerifiedPdf } from '@qujat/sdk/pdf-signatures';
import type { VerifiedReceipt } from '@qujat/sdk/receipts';
import type { SignedQrCode } from '@qujat/sdk/signed-qr-codes';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { Sign } from '../ui/sign.tsx';
import type { Finding } from './examine.ts';
import type { VerifyTranslations } from './verify-translations.ts';

interface FindingCardProps {
  finding: Finding;
  texts: VerifyTranslations;
  language: Language;
  nowMs: number;
}

export function FindingCard({ finding, texts, language, nowMs }: FindingCardProps) {
  const { name, what, verdict, reason, field, proof, seal } = finding;
  return (
    <article class={`card finding ${verdict}`}>
      <div class="verdict">
        <Sign kind={verdict === 'genuine' ? 'good' : 'bad'} />
        <div>
          <h3>{texts.verdicts[verdict]}</h3>
          <p class="hint">{name || texts.pasted}</p>
        </div>
      </div>
      <p>{reason === undefined ? texts.genuine[what] : texts.reasons[reason]}</p>
      {field !== undefined && (
        <p>
          {texts.field}: <code>{field}</code>
        </p>
      )}
      {proof?.environment === 'test' && <p class="sandbox">{texts.sample}</p>}
      {proof !== undefined && (what === 'answer' || what === 'code') && (
        <ProofFacts proof={proof} texts={texts} language={language} nowMs={nowMs} />
      )}
      {seal !== undefined && <SealFacts seal={seal} texts={texts} language={language} />}
      {what === 'code' && proof !== undefined && <p>{texts.compare}</p>}
    </article>
  );
}

interface ProofFactsProps extends Omit<FindingCardProps, 'finding'> {
  proof: VerifiedReceipt | SignedQrCode;
}

function ProofFacts({ proof, texts: { facts }, language, nowMs }: ProofFactsProps) {
  const { issuer, issuedAt, documentType, keyId } = proof;
  const title = documentTitles[documentType]?.[language] ?? documentType;
  const rows = [
    [facts.gateway, issuer],
    [facts.document, title],
    ...('resultSha256' in proof ? codeRows(proof) : []),
    [facts.given, momentIn(language, issuedAt)],
    ...('absent' in proof && proof.absent.length > 0 ? [[facts.absent, proof.absent.join(', ')]] : []),
    [facts.key, keyId],
  ];
  return <Facts rows={rows} />;

  function codeRows({ documentNumber, expiresAt }: SignedQrCode): string[][] {
    const isExpired = expiresAt !== null && expiresAt.getTime() <= nowMs;
    const end = expiresAt === null ? facts.noEnd : lastDayIn(language, expiresAt);
    return [
      [facts.number, documentNumber ?? '—'],
      [facts.validUntil, isExpired ? `${end} (${facts.expired})` : end],
    ];
  }
}

function SealFacts({
  seal,
  texts: { facts },
  language,
}: Pick<FindingCardProps, 'texts' | 'language'> & { seal: VerifiedPdf }) {
  const { certificate, signedAt, timestamp, standings } = seal;
  const moment = timestamp?.at ?? signedAt;
  const rows = [
    [facts.certificate, certificate.subject],
    ...(moment === null ? [] : [[facts.signed, momentIn(language, moment)]]),
    ...(standings === null ? [] : [[facts.standings, facts.notRevoked]]),
    [facts.key, certificate.fingerprint],
  ];
  return <Facts rows={rows} />;
}

function Facts({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <dl class="facts">
      {rows.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** The months of Kazakh are not in every browser: days are numbers there, as both languages write them. */
const FORMS: Record<Language, [locale: string, day: Intl.DateTimeFormatOptions]> = {
  kk: ['ru', { day: '2-digit', month: '2-digit', year: 'numeric' }],
  ru: ['ru', { day: 'numeric', month: 'long', year: 'numeric' }],
  en: ['en-GB', { day: 'numeric', month: 'long', year: 'numeric' }],
};

const timeZone = 'Asia/Almaty';

function momentIn(language: Language, moment: Date): string {
  const [locale, day] = FORMS[language];
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locale, { ...day, ...time, timeZone }).format(moment);
}

/** @param end the midnight after it */
function lastDayIn(language: Language, end: Date): string {
  const [locale, day] = FORMS[language];
  return new Intl.DateTimeFormat(locale, { ...day, timeZone }).format(end.getTime() - 1);
}
