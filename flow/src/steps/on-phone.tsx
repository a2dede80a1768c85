/** From the desk to the phone: the QR code with a link that works once; and what this screen shows once the phone has taken over. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { drawQrCode } from '../../../cabinet/src/draw-qr-code.ts';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { Translations } from '../i18n/en.ts';
import type { Answer, HandOver } from '../page-api.ts';
import { tellRefusal } from '../refusal-text.ts';
import { Button } from '../ui/button.tsx';
import { Refused } from '../ui/refused.tsx';
import { Sign } from '../ui/sign.tsx';
import { StepTitle } from '../ui/step-title.tsx';

interface PhoneCodeProps {
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  handOver(): Promise<Answer<HandOver>>;
  onBack(): void;
}

type Shown = { drawing: ReturnType<typeof drawQrCode> } | { error: string } | undefined;

export function PhoneCode({ texts, language, takesFocus, handOver, onBack }: PhoneCodeProps) {
  const { phone } = texts;
  const [shown, setShown] = useState<Shown>();
  const makeLink = useCallback(async () => {
    setShown(undefined);
    // The drawing comes with the first code that is wanted: most citizens are on a phone already.
    const [answer, { drawQrCode }] = await Promise.all([handOver(), import('../../../cabinet/src/draw-qr-code.ts')]);
    if (answer.kind === 'body') setShown({ drawing: drawQrCode(speaking(language, answer.body.url)) });
    else setShown({ error: answer.kind === 'lost' ? texts.offline : tellRefusal(answer.refusal, texts).text });
  }, [handOver, texts, language]);
  // Once: each link ends the one before.
  useEffect(() => void makeLink(), []);
  return (
    <>
      <StepTitle text={phone.title} takesFocus={takesFocus} />
      <p>{phone.lead}</p>
      <div class="qr-code">
        {shown === undefined && <span class="spinner" aria-hidden="true" />}
        {shown !== undefined && 'drawing' in shown && (
          <svg role="img" aria-label={phone.code} viewBox={shown.drawing.viewBox} shape-rendering="crispEdges">
            <path d={shown.drawing.path} />
          </svg>
        )}
      </div>
      <Refused text={shown !== undefined && 'error' in shown && shown.error} />
      <p class="hint">{phone.once}</p>
      <Button onPress={makeLink}>{phone.other}</Button>
      <Button kind="quiet" onPress={onBack}>
        {texts.citizen.back}
      </Button>
    </>
  );
}

export function Watching({ texts: { phone }, takesFocus }: { texts: Translations; takesFocus: boolean }) {
  return (
    <div class="ended">
      <Sign kind="phone" />
      <StepTitle text={phone.watching} takesFocus={takesFocus} />
      <p>{phone.watchingLead}</p>
    </div>
  );
}

/** The phone goes on in the language that was chosen here. */
function speaking(language: Language, link: string): string {
  const url = new URL(link);
  url.searchParams.set('locale', language);
  return url.href;
}
