/**
 * Where the citizen is before the gateway knows of anything: the browser's own history holds it, so that back and reload work. It holds
 * the step's name alone.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';

export type LocalStep = 'ask' | 'citizen' | 'phone';

const steps: readonly unknown[] = ['ask', 'citizen', 'phone'];

const isStep = (step: unknown): step is LocalStep => steps.includes(step);

export function useLocalStep(): [LocalStep, (step: LocalStep) => void] {
  const [step, setStep] = useState(stepInHistory);
  useEffect(() => {
    const follow = () => setStep(stepInHistory());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((to: LocalStep) => {
    // The first step is the entry with which the page came.
    if (to === 'ask' && history.state !== null) history.back();
    else history.pushState({ step: to }, '');
    setStep(to);
  }, []);
  return [step, go];
}

function stepInHistory(): LocalStep {
  const step: unknown = Object(history.state).step;
  return isStep(step) ? step : 'ask';
}
