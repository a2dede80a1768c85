/** The first step: who asks, for which document, why, and what will be handed over. */

import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { shownPurpose } from '../../../server/src/consents/consent-translations.ts';
import type { Translations } from '../i18n/en.ts';
import type { FlowView } from '../page-api.ts';
import { tellLastRefusal } from '../refusal-text.ts';
import { Button } from '../ui/button.tsx';
import { Decline } from '../ui/decline.tsx';
import { Progress } from '../ui/progress.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { Flow } from '../use-flow.ts';

interface AskProps {
  view: FlowView;
  flow: Pick<Flow, 'busy' | 'refusal'>;
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  documentType: string | undefined;
  onChooseType(code: string): void;
  onNext(): void;
  onPhone(): void;
  onDecline(): void;
}

export function Ask(props: AskProps) {
  const { view, texts, takesFocus, flow, documentType, onNext, onPhone, onDecline } = props;
  const { ask } = texts;
  return (
    <>
      <Progress step={1} texts={texts} />
      <StepTitle
        text={(view.asked === null ? ask.title : ask.titleOfAnswers)(view.organization)}
        takesFocus={takesFocus}
      />
      <Facts {...props} />
      <p class="promise">{ask.promise}</p>
      <Refused text={tellLastRefusal(flow.refusal, ['cancel'], texts)?.text} />
      <Button kind="primary" onPress={onNext} disabled={documentType === undefined}>
        {ask.next}
      </Button>
      <div class="phone-offer">
        <Button onPress={onPhone}>{texts.phone.start}</Button>
      </div>
      <Decline texts={texts.decline} isBusy={flow.busy === 'cancel'} onDecline={onDecline} />
    </>
  );
}

function Facts({ view, texts: { ask }, language, documentType, onChooseType }: AskProps) {
  const { purpose, document_types: types, asked, file_type: file } = view;
  const why = shownPurpose(purpose, language);
  const [only] = types;
  return (
    <>
      <dl class="facts">
        {why !== null && (
          <>
            <dt>{ask.purpose}</dt>
            <dd>{why}</dd>
          </>
        )}
        {types.length === 1 && (
          <>
            <dt>{ask.document}</dt>
            <dd>{only?.name[language]}</dd>
          </>
        )}
        <dt>{ask.handedOver}</dt>
        {asked === null && <dd>{file === null ? ask.data : ask.withFile[file]}</dd>}
        {asked?.map(({ code, name }) => (
          <dd key={code} class="asked">
            {name[language]}
          </dd>
        ))}
      </dl>
      {types.length > 1 && (
        <fieldset class="choice">
          <legend>{ask.choose}</legend>
          {types.map(({ code, name }) => (
            <label key={code}>
              <input
                type="radio"
                name="document_type"
                checked={code === documentType}
                onChange={() => onChooseType(code)}
              />
              {name[language]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
