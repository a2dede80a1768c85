/** The phone, behind the country's code. Whatever is typed or pasted is read; that it is no number is said once the field is left. */
import { useState } from 'preact/hooks';
import { normalizePhone } from '../../../server/src/citizens/phone.ts';
import type { Translations } from '../i18n/en.ts';
import { formatPhone } from '../phone-format.ts';
import { Field } from './field.tsx';

/** It stands before the field. */
export const COUNTRY = '+7';

export const isWholePhone = (value: string) => normalizePhone(COUNTRY + value) !== undefined;

interface PhoneFieldProps {
  texts: Translations;
  value: string;
  onType(value: string): void;
  isSent: boolean;
  refusal: string | undefined;
}

export function PhoneField({ texts: { citizen, errors }, value, onType, isSent, refusal }: PhoneFieldProps) {
  const [isLeft, setLeft] = useState(false);
  const isTold = isSent || (isLeft && value !== '');
  return (
    <Field
      label={citizen.phone}
      hint={citizen.phoneHint}
      prefix={COUNTRY}
      error={isTold && !isWholePhone(value) ? errors.phone : refusal}
      value={value}
      format={formatPhone}
      onType={onType}
      input={{
        name: 'phone',
        inputMode: 'tel',
        autoComplete: 'tel',
        onFocus: () => setLeft(false),
        onBlur: () => setLeft(true),
      }}
    />
  );
}
