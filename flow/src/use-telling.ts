/** Tells whoever stands around the page where the session stands, how high the page is, and that Escape was pressed. */
import { useEffect } from 'preact/hooks';
import type { Step } from './current-step.ts';
import type { FlowView } from './page-api.ts';
import type { Surroundings } from './surroundings.ts';

interface Telling {
  step: Step;
  view: FlowView | undefined;
  surroundings: Surroundings;
}

export function useTelling({ step, view, surroundings }: Telling): void {
  const state = view?.state;
  useEffect(() => {
    if (state === 'done' || state === 'failed' || state === 'expired')
      surroundings.tell({ type: 'finish', status: state });
    else if (step === 'ask' || step === 'citizen' || step === 'code') surroundings.tell({ type: 'step', step });
  }, [step, state, surroundings]);
  useEffect(() => {
    const closing = ({ key }: KeyboardEvent) => key === 'Escape' && surroundings.tell({ type: 'close' });
    addEventListener('keydown', closing);
    // The body is as high as what stands in it, whatever the frame's height.
    const watcher = new ResizeObserver(() =>
      surroundings.tell({ type: 'resize', height: Math.ceil(document.body.getBoundingClientRect().height) }),
    );
    watcher.observe(document.body);
    return () => {
      removeEventListener('keydown', closing);
      watcher.disconnect();
    };
  }, [surroundings]);
}
