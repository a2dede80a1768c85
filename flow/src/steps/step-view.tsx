/** The step that is shown, with what can be done on it. It is made anew for each step. */

import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { Step } from '../current-step.ts';
import type { Translations } from '../i18n/en.ts';
import type { PageApi } from '../page-api.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Flow } from '../use-flow.ts';
import type { LocalStep } from '../use-local-step.ts';
import { Ask } from './ask.tsx';
import { CitizenForm } from './citizen-form.tsx';
import { CodeForm } from './code-form.tsx';
import { Ended } from './ended.tsx';
import { Missing } from './missing.tsx';
import { PhoneCode, Watching } from './on-phone.tsx';
import { Paused } from './paused.tsx';

interface StepViewProps {
  step: Step;
  flow: Flow;
  api: PageApi;
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  /** The code of the one that is asked for, or was chosen. */
  documentType: string | undefined;
  onChooseType(code: string): void;
  go(step: LocalStep): void;
  surroundings: Surroundings;
}

export function StepView(props: StepViewProps) {
  const { step, flow, api, texts, language, takesFocus, documentType, onChooseType, go, surroundings } = props;
  const { view, act } = flow;
  if (step === 'missing') return <Missing texts={texts} />;
  if (view === undefined) return <Loading text={texts.loading} />;

  const shared = { view, flow, texts, language, takesFocus };
  const onDecline = () => void act('cancel', api.cancelFlow);
  switch (step) {
    case 'citizen':
      return (
        <CitizenForm
          {...shared}
          onSubmit={(citizen) =>
            void act('citizen', () =>
              api.enterCitizen({
                ...citizen,
                language,
                ...(documentType !== undefined && { document_type: documentType }),
              }),
            )
          }
          onBack={() => go('ask')}
        />
      );
    case 'code':
      return (
        <CodeForm
          {...shared}
          onApprove={(code) => void act('approve', () => api.approveFlow(code))}
          onResend={() => act('resend', api.resendCode)}
          onDecline={onDecline}
        />
      );
    case 'phone':
      return <PhoneCode {...shared} handOver={api.handOverFlow} onBack={() => go('ask')} />;
    case 'watching':
      return <Watching {...shared} />;
    case 'paused':
      return <Paused {...shared} onDecline={onDecline} />;
    case 'ended':
      return (
        <Ended {...shared} onClose={surroundings.areThere ? () => surroundings.tell({ type: 'close' }) : undefined} />
      );
    default:
      return (
        <Ask
          {...shared}
          documentType={documentType}
          onChooseType={onChooseType}
          onDecline={onDecline}
          onNext={() => go('citizen')}
          onPhone={() => go('phone')}
        />
      );
  }
}

function Loading({ text }: { text: string }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {text}
    </p>
  );
}
