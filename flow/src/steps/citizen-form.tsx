/** The second step: IIN and phone, or what of them the organisation has not given. */
import { useState } from 'preact/hooks';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import { isValidIin } from '../../../server/src/citizens/iin.ts';
import type { Translations } from '../i18n/en.ts';
import type { Citizen, FlowView } from '../page-api.ts';
import { readableMaskedPhone } from '../phone-format.ts';
import { tellLastRefusal } from '../refusal-text.ts';
import { Button } from '../ui/button.tsx';
import { IinField } from '../ui/iin-field.tsx';
import { COUNTRY, isWholePhone, PhoneField } from '../ui/phone-field.tsx';
import { Progress } from '../ui/progress.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { Flow } from '../use-flow.ts';

interface CitizenFormProps {
  view: FlowView;
  flow: Pick<Flow, 'busy' | 'refusal' | 'forgetRefusal'>;
  texts: Translations;
  language: Language;
  takesFocus: boolean;
  onSubmit(citizen: Citizen): void;
  onBack(): void;
}

export function CitizenForm({ view, flow, texts, language, takesFocus, onSubmit, onBack }: CitizenFormProps) {
  const { citizen } = texts;
  const [iin, setIin] = useState('');
  const [phone, setPhone] = useState('');
  const [isSent, setSent] = useState(false);
  const { iin_masked: givenIin, phone_masked: givenPhone } = view;
  const told = tellLastRefusal(flow.refusal, ['citizen'], texts);
  const isTold = {
    iin: told?.field === 'iin' && givenIin === null,
    phone: told?.field === 'phone' && givenPhone === null,
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSent(true);
    const isWhole = (givenIin !== null || isValidIin(iin)) && (givenPhone !== null || isWholePhone(phone));
    if (!isWhole) return focusFirstWrong(event.currentTarget);
    onSubmit({ ...(givenIin === null && { iin }), ...(givenPhone === null && { phone: COUNTRY + phone }) });
  };
  const taking = (keep: (value: string) => void) => (value: string) => {
    keep(value);
    flow.forgetRefusal();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Progress step={2} texts={texts} />
      <StepTitle text={citizen.title} takesFocus={takesFocus} />
      <p>{citizen.lead}</p>
      {givenIin === null ? (
        <IinField
          texts={texts}
          isSent={isSent}
          value={iin}
          onType={taking(setIin)}
          refusal={isTold.iin ? told?.text : undefined}
        />
      ) : (
        <Given label={citizen.iin} value={givenIin} note={citizen.given} />
      )}
      {givenPhone === null ? (
        <PhoneField
          texts={texts}
          isSent={isSent}
          value={phone}
          onType={taking(setPhone)}
          refusal={isTold.phone ? told?.text : undefined}
        />
      ) : (
        <Given label={citizen.phone} value={readableMaskedPhone(givenPhone)} note={citizen.given} />
      )}
      <Refused text={!isTold.iin && !isTold.phone && told?.text} />
      <p class="promise">{view.consent_notice[language]}</p>
      <Button kind="primary" type="submit" isBusy={flow.busy === 'citizen'}>
        {citizen.submit}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {citizen.back}
      </Button>
    </form>
  );
}

/** What the organisation has given, masked. */
function Given({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <dl class="facts">
      <dt>{label}</dt>
      <dd>
        {value}
        <span class="hint">{note}</span>
      </dd>
    </dl>
  );
}

/** Once the errors are shown. */
function focusFirstWrong(form: EventTarget | null): void {
  requestAnimationFrame(() => {
    if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  });
}
