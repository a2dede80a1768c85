/** The third step: the code from the SMS. Six digits are sent by themselves. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { CODE_LENGTH, readCode } from '../code-format.ts';
import type { Translations } from '../i18n/en.ts';
import type { FlowView } from '../page-api.ts';
import { readableMaskedPhone } from '../phone-format.ts';
import { tellLastRefusal } from '../refusal-text.ts';
import { Button } from '../ui/button.tsx';
import { Decline } from '../ui/decline.tsx';
import { Field } from '../ui/field.tsx';
import { Progress } from '../ui/progress.tsx';
import { ReceiptLink } from '../ui/receipt-link.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import { minutesAndSeconds, useSecondsUntil } from '../ui/use-seconds-until.ts';
import type { Flow } from '../use-flow.ts';

interface CodeFormProps {
  view: FlowView;
  flow: Pick<Flow, 'busy' | 'refusal' | 'forgetRefusal' | 'clockAheadMs'>;
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  onApprove(code: string): void;
  /** Resolves to whether the gateway did it. */
  onResend(): Promise<boolean>;
  onDecline(): void;
}

export function CodeForm({ view, flow, texts, language, takesFocus, onApprove, onResend, onDecline }: CodeFormProps) {
  const { code: words } = texts;
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const { busy, refusal } = flow;
  const isDocument = view.asked === null;
  const told = tellLastRefusal(refusal, ['approve', 'resend', 'cancel'], texts);
  const isShort = isSent && code.length < CODE_LENGTH;
  // A code that was refused makes room for the next one: before another key is pressed, or that would be taken away with it.
  useLayoutEffect(() => {
    if (refusal?.operation === 'approve' && told?.field === 'code') setCode('');
    if (refusal !== undefined) setSent(false);
  }, [refusal]);

  const approve = (typed: string) => {
    setSent(true);
    if (typed.length === CODE_LENGTH && busy === undefined) onApprove(typed);
  };
  const type = (typed: string) => {
    setCode(typed);
    setSent(false);
    flow.forgetRefusal();
    if (typed.length === CODE_LENGTH && typed !== code) approve(typed);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        approve(code);
      }}
    >
      <Progress step={3} texts={texts} />
      <StepTitle text={words.title} takesFocus={takesFocus} />
      <p>{view.phone_masked === null ? words.leadUnknown : words.lead(readableMaskedPhone(view.phone_masked))}</p>
      <Field
        label={words.label}
        hint={view.attempts_left === null ? '' : words.attemptsLeft(view.attempts_left)}
        error={isShort ? texts.errors.codeLength : told?.field === 'code' ? told.text : undefined}
        value={code}
        format={readCode}
        onType={type}
        isReadOnly={busy === 'approve'}
        input={{ name: 'code', inputMode: 'numeric', autoComplete: 'one-time-code', class: 'code' }}
      />
      <Refused text={told?.field !== 'code' && told?.text} />
      <p class="hint">{(isDocument ? words.consent : words.consentToAnswer)(view.organization)}</p>
      <p class="hint" role="status">
        {busy === 'approve' && texts.wait}
      </p>
      <Button kind="primary" type="submit" isBusy={busy === 'approve'}>
        {isDocument ? words.submit : words.submitAnswer}
      </Button>
      <Resend view={view} flow={flow} words={words} onResend={onResend} />
      <ReceiptLink url={view.receipt_url} text={texts.receipt} language={language} />
      <Decline texts={texts.decline} isBusy={busy === 'cancel'} onDecline={onDecline} />
    </form>
  );
}

type ResendProps = Pick<CodeFormProps, 'view' | 'flow' | 'onResend'> & { words: Translations['code'] };

function Resend({ view: { resend_at: at }, flow: { busy, clockAheadMs }, words, onResend }: ResendProps) {
  const [isResent, setResent] = useState(false);
  const seconds = useSecondsUntil(at, clockAheadMs);
  const resend = async () => setResent(await onResend());
  return (
    <>
      <p class="hint" role="status">
        {at === null ? words.noResend : isResent && words.resent}
      </p>
      {at !== null && (
        <Button onPress={resend} isBusy={busy === 'resend'} disabled={seconds > 0}>
          {seconds > 0 ? words.resendIn(minutesAndSeconds(seconds)) : words.resend}
        </Button>
      )}
    </>
  );
}
