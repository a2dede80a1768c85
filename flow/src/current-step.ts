/** Which step is shown: the session's state decides; before the SMS is sent, where the citizen is. */
import { type Flow, hasEnded } from './use-flow.ts';
import type { LocalStep } from './use-local-step.ts';

export type Step = LocalStep | 'code' | 'watching' | 'paused' | 'ended' | 'missing' | 'loading';

export function stepOf({ view, isMissing }: Pick<Flow, 'view' | 'isMissing'>, local: LocalStep): Step {
  if (isMissing) return 'missing';
  if (view === undefined) return 'loading';
  if (hasEnded(view)) return 'ended';
  if (!view.in_charge) return 'watching';
  if (view.paused) return 'paused';
  if (local === 'phone') return 'phone';
  return view.state === 'waiting_for_code' ? 'code' : local;
}
