/** The whole page: the consent as it stands, and what its citizen can do with it. */
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { withdrawal } from '../../../server/src/consents/consent-translations.ts';
import { receiptTranslations } from '../../../server/src/consents/receipt-translations.ts';
import type { Answer } from '../call-gateway.ts';
import { translations } from '../i18n/translations.ts';
import { Decline } from '../ui/decline.tsx';
import { Frame } from '../ui/frame.tsx';
import { Refused } from '../ui/refused.tsx';
import { Sign } from '../ui/sign.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { ConsentReply, ReceiptApi } from './receipt-api.ts';
import { ReceiptFactsList } from './receipt-facts-list.tsx';
import { receiptPageTranslations } from './receipt-page-translations.ts';
import { SaveJson, SavePdf } from './save-receipt.tsx';

interface ReceiptAppProps {
  api: ReceiptApi;
  language: Language;
}

/** Why the last call did nothing. */
type Trouble = 'inProgress' | 'lost';

export function ReceiptApp({ api, language: first }: ReceiptAppProps) {
  const [language, setLanguage] = useState(first);
  const [consent, setConsent] = useState<ConsentReply | 'missing'>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const texts = translations[language];
  const words = { ...receiptTranslations[language], ...receiptPageTranslations[language] };

  const take = (answer: Answer<ConsentReply>) => {
    setTrouble(troubleOf(answer));
    if (answer.kind === 'body') setConsent(answer.body);
    if (answer.kind === 'refused' && answer.refusal.status === 404) setConsent('missing');
  };
  const withdraw = async () => {
    setBusy(true);
    take(await api.withdrawConsent());
    setBusy(false);
  };
  useEffect(() => void api.readReceipt().then(take), [api]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.title} – Qujat`;
  }, [language, words.title]);

  const isKnown = consent !== undefined && consent !== 'missing';
  return (
    <Frame
      texts={texts}
      language={language}
      onChoose={setLanguage}
      isSandbox={isKnown && consent.environment === 'test'}
    >
      <section class="card">
        {consent === 'missing' && (
          <>
            <StepTitle text={words.missing.title} takesFocus={false} />
            <p>{words.missing.text}</p>
          </>
        )}
        {isKnown && (
          <div class="ended">
            <Sign kind={consent.state === 'given' || consent.state === 'used' ? 'good' : 'bad'} />
            <StepTitle text={words.title} takesFocus={false} />
            <p role="status">{words.states[consent.state]}</p>
            <ReceiptFactsList consent={consent} language={language} />
            <SavePdf
              name={`${consent.id}.pdf`}
              text={words.pdf}
              draw={() => api.drawReceipt(language)}
              onTrouble={() => setTrouble('lost')}
            />
            <SaveJson consent={consent} text={words.json} />
            <p class="hint">{withdrawal[language]}</p>
            {consent.state === 'given' && (
              <Decline texts={words.withdraw} isBusy={isBusy} onDecline={() => void withdraw()} />
            )}
          </div>
        )}
        {consent === undefined && trouble === undefined && <p role="status">{texts.loading}</p>}
        <Refused text={trouble !== undefined && words[trouble]} />
      </section>
    </Frame>
  );
}

function troubleOf(answer: Answer<ConsentReply>): Trouble | undefined {
  if (answer.kind === 'body' || (answer.kind === 'refused' && answer.refusal.status === 404)) return undefined;
  return answer.kind === 'refused' && answer.refusal.code === 'session_in_progress' ? 'inProgress' : 'lost';
}
