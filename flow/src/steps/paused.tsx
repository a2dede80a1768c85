/** The organisation has disabled its flow: nothing goes on, and the citizen need not leave the request open. */
import type { Translations } from '../i18n/en.ts';
import { tellLastRefusal } from '../refusal-text.ts';
import { Decline } from '../ui/decline.tsx';
import { Refused } from '../ui/refused.tsx';
import { Sign } from '../ui/sign.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { Flow } from '../use-flow.ts';

interface PausedProps {
  flow: Pick<Flow, 'busy' | 'refusal'>;
  texts: Translations;
  takesFocus: boolean;
  onDecline(): void;
}

export function Paused({ flow, texts, takesFocus, onDecline }: PausedProps) {
  const { paused } = texts;
  return (
    <div class="ended">
      <Sign kind="bad" />
      <StepTitle text={paused.title} takesFocus={takesFocus} />
      <p>{paused.lead}</p>
      <Refused text={tellLastRefusal(flow.refusal, ['cancel'], texts)?.text} />
      <Decline texts={texts.decline} isBusy={flow.busy === 'cancel'} onDecline={onDecline} />
    </div>
  );
}
