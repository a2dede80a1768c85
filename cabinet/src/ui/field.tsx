/** One field of a form: label, input, hint, and the error where it belongs. The input is tied to all of them for screen readers. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';

interface Described {
  label: string;
  /** Where the place says it to the eye: screen readers still read it. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Of a filter: lower, in smaller letters. */
  isDense?: boolean;
}

const inputLook =
  'w-full rounded-lg border border-field bg-card px-3 text-ink placeholder:text-quiet aria-invalid:border-bad';

const heightOf = (isDense: boolean) => (isDense ? 'min-h-9 py-1 text-sm' : 'min-h-11 py-2');

export function TextField({
  label,
  hint,
  error,
  isDense = false,
  className = '',
  ...input
}: Described & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hint, error, isDense }}>
      <input
        {...input}
        {...describedBy(id, hint, error)}
        id={id}
        className={`${inputLook} ${heightOf(isDense)} ${className}`}
      />
    </Labelled>
  );
}

export function SelectField({
  label,
  hideLabel = false,
  hint,
  error,
  isDense = false,
  className = '',
  ...select
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hideLabel, hint, error, isDense }}>
      <select
        {...select}
        {...describedBy(id, hint, error)}
        id={id}
        className={`${inputLook} ${heightOf(isDense)} text-ellipsis pr-9 ${className}`}
      />
    </Labelled>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  className = '',
  ...area
}: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Labelled {...{ id, label, hint, error }}>
      <textarea
        {...area}
        {...describedBy(id, hint, error)}
        id={id}
        className={`${inputLook} ${heightOf(false)} ${className}`}
      />
    </Labelled>
  );
}

interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** One of a few, all of them in sight. */
export function RadioField({
  label,
  name,
  choices,
  value,
  onChoose,
}: {
  label: ReactNode;
  name: string;
  choices: readonly Choice[];
  value: string;
  onChoose(value: string): void;
}) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-11 cursor-pointer gap-3 rounded-lg border border-line px-3 py-2 has-checked:border-accent has-checked:bg-tint"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
            className="mt-1 size-4 shrink-0 accent-(--accent)"
          />
          <span className="min-w-0">
            {choice.label}
            {choice.hint !== undefined && <span className="block text-quiet text-sm">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Sent as `on` where it is set, and else not at all. */
export function CheckField({ label, hint, error, ...input }: Described & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <label className="flex min-h-11 cursor-pointer gap-3 rounded-lg border border-line px-3 py-2 has-checked:border-accent has-checked:bg-tint">
        <input
          {...input}
          {...describedBy(id, hint, error)}
          id={id}
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-(--accent)"
        />
        <span className="min-w-0">{label}</span>
      </label>
      <Remarks {...{ id, hint, error }} />
    </div>
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
          className={`${inputLook} ${heightOf(false)} pr-28`}
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
  isDense = false,
  children,
}: Described & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : `font-medium ${isDense ? 'text-sm' : ''}`}>
        {label}
      </label>
      {children}
      <Remarks {...{ id, hint, error }} />
    </div>
  );
}

function Remarks({ id, hint, error }: Pick<Described, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hintShown(hint, error) && (
        <p id={`${id}-hint`} className="text-quiet text-sm">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      )}
    </>
  );
}

/** The error says what the hint said, and more. */
function hintShown(hint: ReactNode, error: string | undefined): boolean {
  return hint !== undefined && error === undefined;
}

function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hintShown(hint, error) && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids === '' ? undefined : ids, 'aria-invalid': error !== undefined || undefined };
}
