/** The way out: asked for once more, since it ends the session. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translations } from '../i18n/en.ts';
import { Button } from './button.tsx';

interface DeclineProps {
  texts: Translations['decline'];
  isBusy: boolean;
  onDecline(): void;
}

export function Decline({ texts, isBusy, onDecline }: DeclineProps) {
  const [isAsked, setAsked] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useLayoutEffect(() => question.current?.focus(), [isAsked]);
  if (!isAsked)
    return (
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {texts.start}
      </Button>
    );
  return (
    <div class="decline">
      <p ref={question} tabIndex={-1}>
        {texts.question}
      </p>
      <Button kind="danger" isBusy={isBusy} onPress={onDecline}>
        {texts.yes}
      </Button>
      <Button kind="plain" onPress={() => setAsked(false)}>
        {texts.no}
      </Button>
    </div>
  );
}
