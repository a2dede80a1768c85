/** The code from the SMS. Six digits are sent by themselves. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { CODE_LENGTH, readCode } from '../code-format.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { StepProps } from './identity-form.tsx';

interface MyCodeFormProps extends StepProps {
  onSubmit(code: string): void;
  onBack(): void;
}

export function MyCodeForm({ texts, trouble, isBusy, onForget, onSubmit, onBack }: MyCodeFormProps) {
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const isOfCode = trouble?.field === 'code';
  // A code that was refused makes room for the next one: before another key is pressed, or that would be taken away with it.
  useLayoutEffect(() => {
    if (!isOfCode) return;
    setCode('');
    setSent(false);
  }, [trouble]);
  const send = (typed: string) => {
    setSent(true);
    if (typed.length === CODE_LENGTH && !isBusy) onSubmit(typed);
  };
  const type = (typed: string) => {
    setCode(typed);
    setSent(false);
    onForget();
    if (typed.length === CODE_LENGTH && typed !== code) send(typed);
  };
  const isShort = isSent && code.length < CODE_LENGTH;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(code);
      }}
    >
      <StepTitle text={texts.code.title} takesFocus />
      <p>{texts.code.leadUnknown}</p>
      <Field
        label={texts.code.label}
        error={isShort ? texts.errors.codeLength : isOfCode ? trouble.text : undefined}
        value={code}
        format={readCode}
        onType={type}
        isReadOnly={isBusy}
        input={{ name: 'code', inputMode: 'numeric', autoComplete: 'one-time-code', class: 'code' }}
      />
      <Refused text={!isOfCode && trouble?.text} />
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {texts.ask.next}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {texts.citizen.back}
      </Button>
    </form>
  );
}
