/** Everything that the citizen has agreed to, newest first: each with its state and its receipt, and withdrawn where nothing was handed over. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { withdrawal } from '../../../server/src/consents/consent-translations.ts';
import { receiptTranslations } from '../../../server/src/consents/receipt-translations.ts';
import type { ConsentReply } from '../receipt/receipt-api.ts';
import { ReceiptFactsList } from '../receipt/receipt-facts-list.tsx';
import { receiptPageTranslations } from '../receipt/receipt-page-translations.ts';
import { SaveJson, SavePdf } from '../receipt/save-receipt.tsx';
import { Button } from '../ui/button.tsx';
import { Decline } from '../ui/decline.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { StepProps } from './identity-form.tsx';

interface ConsentListProps extends StepProps {
  language: Language;
  consents: readonly ConsentReply[];
  draw(id: string): Promise<Blob | undefined>;
  onWithdraw(id: string): void;
  onTrouble(): void;
  onLeave(): void;
}

/** What the gateway lists at most. */
const MOST = 50;

export function ConsentList({ words, trouble, consents, onLeave, ...acting }: ConsentListProps) {
  return (
    <div class="consents">
      <StepTitle text={words.listTitle} takesFocus />
      {consents.length === 0 && <p>{words.none}</p>}
      {consents.map((consent) => (
        <Consent key={consent.id} consent={consent} words={words} {...acting} />
      ))}
      {consents.length >= MOST && <p class="hint">{words.most}</p>}
      <Refused text={trouble?.text} />
      <Button kind="quiet" onPress={onLeave}>
        {words.other}
      </Button>
    </div>
  );
}

type ConsentProps = Omit<ConsentListProps, 'trouble' | 'consents' | 'onLeave'> & { consent: ConsentReply };

function Consent({ consent, words, language, isBusy, draw, onWithdraw, onTrouble }: ConsentProps) {
  const { processing } = consent.record;
  const actions = receiptPageTranslations[language];
  return (
    <article class="consent" aria-labelledby={consent.id}>
      <h2 id={consent.id} lang={processing.language}>
        {processing.pii_information[0].name}
      </h2>
      <p lang={processing.language}>{processing.pii_controllers[0].name}</p>
      <p class={`state ${consent.state}`} role="status">
        {words.states[consent.state]}
      </p>
      <details>
        <summary>{words.show}</summary>
        <p>{receiptTranslations[language].states[consent.state]}</p>
        <ReceiptFactsList consent={consent} language={language} />
        <SavePdf name={`${consent.id}.pdf`} text={actions.pdf} draw={() => draw(consent.id)} onTrouble={onTrouble} />
        <SaveJson consent={consent} text={actions.json} />
        <p class="hint">{withdrawal[language]}</p>
      </details>
      {consent.state === 'given' && (
        <Decline texts={actions.withdraw} isBusy={isBusy} onDecline={() => onWithdraw(consent.id)} />
      )}
    </article>
  );
}
