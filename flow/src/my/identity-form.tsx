/** Who the citizen is: IIN and phone. */
import { useState } from 'preact/hooks';
import { isValidIin } from '../../../server/src/citizens/iin.ts';
import type { Translations } from '../i18n/en.ts';
import { Button } from '../ui/button.tsx';
import { IinField } from '../ui/iin-field.tsx';
import { COUNTRY, isWholePhone, PhoneField } from '../ui/phone-field.tsx';
import { Refused } from '../ui/refused.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import type { Trouble } from './my-app.tsx';
import type { MyTranslations } from './my-translations.ts';

export interface Identity {
  iin: string;
  phone: string;
}

export interface StepProps {
  texts: Translations;
  words: MyTranslations;
  trouble: Trouble | undefined;
  isBusy: boolean;
  /** The trouble was about what stood in the fields before. */
  onForget(): void;
}

export function IdentityForm({
  texts,
  words,
  trouble,
  isBusy,
  onForget,
  onSubmit,
}: StepProps & { onSubmit(who: Identity): void }) {
  const [iin, setIin] = useState('');
  const [phone, setPhone] = useState('');
  const [isSent, setSent] = useState(false);
  const refusalOf = (field: Trouble['field']) => (trouble?.field === field ? trouble?.text : undefined);
  const taking = (keep: (value: string) => void) => (value: string) => {
    keep(value);
    onForget();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSent(true);
    if (isValidIin(iin) && isWholePhone(phone)) onSubmit({ iin, phone: COUNTRY + phone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <StepTitle text={words.title} takesFocus={false} />
      <p>{words.lead}</p>
      <IinField texts={texts} isSent={isSent} value={iin} onType={taking(setIin)} refusal={refusalOf('iin')} />
      <PhoneField texts={texts} isSent={isSent} value={phone} onType={taking(setPhone)} refusal={refusalOf('phone')} />
      <Refused text={trouble?.field === undefined && trouble?.text} />
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {texts.citizen.submit}
      </Button>
    </form>
  );
}
