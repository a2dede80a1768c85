/** One field of a form: label, input, hint, and the error where it belongs. The input is tied to all of them for screen readers. */
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';

interface Described {
  label: string;
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
  hint,
  error,
  className = '',
  ...select
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hint, error }}>
      <select {...select} {...describedBy(id, hint, error)} id={id} className={`${inputLook} ${className}`} />
    </Labelled>
  );
}

function Labelled({ id, label, hint, error, children }: Described & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
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
