/** One field of a form: label, input, hint, and the error where it belongs. The input is tied to all of them for screen readers. */
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Described {
  label: string;
  /** Where the place says it to the eye: screen readers still read it. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
}

const inputLook =
  'min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink placeholder:text-quiet aria-invalid:border-bad';

export function TextField({
  label,
  hint,
  error,
  className = '',
  ...input
}: Described & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hint, error }}>
      <input {...input} {...describedBy(id, hint, error)} id={id} className={`${inputLook} ${className}`} />
    </Labelled>
  );
}

export function SelectField({
  label,
  hideLabel = false,
  hint,
  error,
  className = '',
  ...select
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hideLabel, hint, error }}>
      <select {...select} {...describedBy(id, hint, error)} id={id} className={`${inputLook} ${className}`} />
    </Labelled>
  );
}

/** With a button that shows what was typed: long passwords are worth a look. */
export function PasswordField({
  label,
  hint,
  error,
  ...input
}: Described & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  const id = useId();
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Labelled {...{ id, label, hint, error }}>
      <div className="relative">
        <input
          {...input}
          {...describedBy(id, hint, error)}
          id={id}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          className={`${inputLook} pr-28`}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1 right-1 rounded-md px-3 font-medium text-accent-strong text-sm hover:bg-tint"
        >
          {t(shown ? 'logIn.hidePassword' : 'logIn.showPassword')}
        </button>
      </div>
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  hideLabel = false,
  hint,
  error,
  children,
}: Described & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-quiet text-sm">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids === '' ? undefined : ids, 'aria-invalid': error !== undefined || undefined };
}
