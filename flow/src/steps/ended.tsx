/** The last step: handed over, failed or expired, what to do now, and the way back to the organisation. */

import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { Translations } from '../i18n/en.ts';
import type { FlowView } from '../page-api.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ReceiptLink } from '../ui/receipt-link.tsx';
import { Sign } from '../ui/sign.tsx';
import { StepTitle } from '../ui/step-title.tsx';

interface EndedProps {
  view: FlowView;
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  /** Where whoever stands around the page closes it; undefined where nobody does. */
  onClose: (() => void) | undefined;
}

export function Ended({ view, texts, language, takesFocus, onClose }: EndedProps) {
  const { done } = texts;
  const isDone = view.state === 'done';
  return (
    <div class="ended">
      <Sign kind={isDone ? 'good' : 'bad'} />
      <StepTitle text={titleOf(view, texts)} takesFocus={takesFocus} />
      <p>{isDone ? done.lead(view.organization) : view.failure?.message[language]}</p>
      {isDone && <HandedOver view={view} texts={texts} language={language} />}
      <ReceiptLink url={view.receipt_url} text={texts.receipt} language={language} />
      <WayBack view={view} texts={texts} onClose={onClose} />
    </div>
  );
}

function titleOf({ state, asked }: FlowView, { done, failed }: Translations): string {
  const { title, titleOfAnswers } = state === 'done' ? done : failed;
  return asked === null ? title : titleOfAnswers;
}

function HandedOver({ view, texts: { ask }, language }: Pick<EndedProps, 'view' | 'texts' | 'language'>) {
  const type = view.document_types.find(({ code }) => code === view.document_type);
  if (type === undefined) return null;
  return (
    <dl class="facts">
      <dt>{ask.document}</dt>
      <dd>{type.name[language]}</dd>
    </dl>
  );
}

function WayBack({ view, texts, onClose }: Pick<EndedProps, 'view' | 'texts' | 'onClose'>) {
  const words = texts.ended.back;
  if (onClose !== undefined)
    return (
      <Button kind="primary" onPress={onClose}>
        {words}
      </Button>
    );
  if (view.return_url !== null) return <ButtonLink href={view.return_url}>{words}</ButtonLink>;
  return <p class="hint">{texts.ended.next}</p>;
}
