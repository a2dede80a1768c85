/** One field of a form: label, input, hint, and the error where it belongs. The input is tied to all of them for screen readers. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { placeBehindDigits } from '../digits.ts';

interface FieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  /** What always stands before it. */
  prefix?: string;
  /** How what was typed or pasted is shown, and kept. */
  format(typed: string): string;
  onType(shown: string): void;
  /** While what it holds is being sent. */
  isReadOnly?: boolean;
  input: {
    name: string;
    inputMode: 'numeric' | 'tel';
    autoComplete: 'off' | 'tel' | 'one-time-code';
    class?: string;
    onFocus?: () => void;
    onBlur?: () => void;
  };
}

export function Field({ label, hint, error, value, prefix, format, onType, isReadOnly = false, input }: FieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  // Only where another value is wanted than was typed: written at each drawing, it would take back what a keyboard is just filling in.
  useLayoutEffect(() => {
    if (element.current !== null && element.current.value !== value) element.current.value = value;
  }, [value]);
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="input" data-invalid={error !== undefined || undefined}>
        {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
        <input
          {...input}
          ref={element}
          id={id}
          readOnly={isReadOnly}
          onInput={({ currentTarget }) => onType(showFormatted(currentTarget, format))}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={described.join(' ') || undefined}
        />
      </div>
      {/* It stands empty before there is an error, so that the error is read out when it comes. */}
      <p id={`${id}-error`} class="error" role="alert">
        {error}
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Puts it in place at once, with the caret behind the digit where it was. */
function showFormatted(input: HTMLInputElement, format: FieldProps['format']): string {
  const { value: typed, selectionStart } = input;
  const shown = format(typed);
  if (shown === typed) return shown;
  const place = selectionStart ?? typed.length;
  const caret = place === typed.length ? shown.length : placeBehindDigits(shown, typed.slice(0, place));
  input.value = shown;
  input.setSelectionRange(caret, caret);
  return shown;
}
