/** The whole page: what is known of the session, in which language, and the one step that is shown. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../cabinet/src/i18n/languages.ts';
import { type Step, stepOf } from './current-step.ts';
import { translations } from './i18n/translations.ts';
import { addressIn } from './page-address.ts';
import type { FlowView, PageApi } from './page-api.ts';
import { StepView } from './steps/step-view.tsx';
import type { Surroundings } from './surroundings.ts';
import { Frame } from './ui/frame.tsx';
import { Refused } from './ui/refused.tsx';
import { useFlow } from './use-flow.ts';
import { useLocalStep } from './use-local-step.ts';
import { useTelling } from './use-telling.ts';

interface AppProps {
  api: PageApi;
  surroundings: Surroundings;
  /** Brings the session to this device, where its link was opened here. */
  takeOver(): Promise<FlowView | 'used up' | undefined>;
  language: Language;
}

export function App({ api, surroundings, takeOver, language: first }: AppProps) {
  const [language, setLanguage] = useState(first);
  const [isLinkUsedUp, setLinkUsedUp] = useState(false);
  const [typeChosen, setTypeChosen] = useState<string>();
  const [local, go] = useLocalStep();
  const start = useCallback(async () => {
    const taken = await takeOver();
    setLinkUsedUp(taken === 'used up');
    return taken === 'used up' ? undefined : taken;
  }, [takeOver]);
  const flow = useFlow(api, start, local === 'phone');
  const { view } = flow;
  const documentType = typeChosen ?? onlyType(view);
  const step = stepOf(flow, documentType === undefined && local === 'citizen' ? 'ask' : local);
  const texts = translations[language];
  const takesFocus = useIsLater(step);

  useTelling({ step, view, surroundings });
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = view === undefined ? 'Qujat' : texts.documentTitle(view.organization);
  }, [language, texts, view]);
  const choose = (chosen: Language) => {
    setLanguage(chosen);
    history.replaceState(history.state, '', addressIn(chosen, window.location.href));
  };
  return (
    <Frame texts={texts} language={language} onChoose={choose} isSandbox={view?.environment === 'test'}>
      <Refused text={flow.isOffline && texts.offline} />
      <Refused text={isLinkUsedUp && step === 'watching' && texts.phone.usedUp} />
      <section class="card">
        <StepView
          key={step}
          step={step}
          flow={flow}
          api={api}
          texts={texts}
          language={language}
          takesFocus={takesFocus}
          documentType={documentType}
          go={go}
          surroundings={surroundings}
          onChooseType={setTypeChosen}
        />
      </section>
    </Frame>
  );
}

function onlyType(view: FlowView | undefined): string | undefined {
  const [first, ...others] = view?.document_types ?? [];
  return others.length === 0 ? first?.code : (view?.document_type ?? undefined);
}

/** Whether another step was shown before: the page's first one is read from the top. */
function useIsLater(step: Step): boolean {
  const isLater = useRef(false);
  useEffect(() => {
    isLater.current ||= step !== 'loading';
  }, [step]);
  return isLater.current;
}
