/** The IIN. Its check digit is looked at as soon as it stands there; that digits are missing is said once the field is left. */
import { useState } from 'preact/hooks';
import { isValidIin } from '../../../server/src/citizens/iin.ts';
import { digitsOf } from '../digits.ts';
import type { Translations } from '../i18n/en.ts';
import { Field } from './field.tsx';

const IIN_LENGTH = 12;

interface IinFieldProps {
  texts: Translations;
  value: string;
  onType(value: string): void;
  /** Whether it was sent as it is: then it is told what is missing. */
  isSent: boolean;
  /** What the gateway says of it. */
  refusal: string | undefined;
}

export function IinField({ texts: { citizen, errors }, value, onType, isSent, refusal }: IinFieldProps) {
  const [isLeft, setLeft] = useState(false);
  const isShort = value.length < IIN_LENGTH;
  const fault = value.length === IIN_LENGTH ? errors.iinDigits : errors.iinLength;
  const isTold = !isShort || isSent || (isLeft && value !== '');
  return (
    <Field
      label={citizen.iin}
      hint={citizen.iinHint}
      error={isTold && !isValidIin(value) ? fault : refusal}
      value={value}
      format={digitsOf}
      onType={onType}
      input={{
        name: 'iin',
        inputMode: 'numeric',
        autoComplete: 'off',
        onFocus: () => setLeft(false),
        onBlur: () => setLeft(true),
      }}
    />
  );
}
