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
import { useFormFaults } from './form-faults.ts';

interface Described {
  label: string;
  /** Where the place says it to the eye: screen readers still read it. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** Only what the form itself does not know of the field with this name. */
  error?: string | undefined;
  /** Of a filter: lower, in smaller letters. */
  isDense?: boolean;
}

export function TextField(props: Described & InputHTMLAttributes<HTMLInputElement>) {
  const { described, input, look } = useField(props);
  return (
    <Labelled {...described}>
      <input {...input} className={look} />
    </Labelled>
  );
}

interface SelectFieldProps extends Described, SelectHTMLAttributes<HTMLSelectElement> {
  /** Below the options that are given as children. */
  choices?: readonly SelectChoice[];
}

export interface SelectChoice {
  value: string | number;
  label: string;
}

export function SelectField({ choices = [], children, ...props }: SelectFieldProps) {
  const { described, input, look } = useField(props);
  return (
    <Labelled {...described}>
      <select {...input} className={`${look} text-ellipsis pr-9`}>
        {children}
        {choices.map(optionOf)}
      </select>
    </Labelled>
  );
}

/** Choices under a heading; nothing where there are none. */
export function ChoiceGroup({ label, choices }: { label: string; choices: readonly SelectChoice[] }) {
  return choices.length > 0 && <optgroup label={label}>{choices.map(optionOf)}</optgroup>;
}

function optionOf({ value, label }: SelectChoice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

interface ListFieldProps extends Described, Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows'> {
  name: string;
  values: readonly string[] | undefined;
  /** What is wrong with a value. */
  wrong(line: string): string;
}

/** One value a line, where the API has a list. */
export function ListField({ name, values = [], wrong, ...props }: ListFieldProps) {
  const { errorOf, wrongLineOf } = useFormFaults();
  const error = errorOf(name) && wrong(wrongLineOf(name));
  const { described, input, look } = useField({ ...props, error });
  return (
    <Labelled {...described}>
      <textarea
        {...input}
        name={name}
        spellCheck={false}
        autoComplete="off"
        defaultValue={values.join('\n')}
        className={`${look} font-mono text-sm`}
      />
    </Labelled>
  );
}

interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface RadioFieldProps {
  label: ReactNode;
  name: string;
  choices: readonly Choice[];
  defaultValue: string;
  onChoose?(value: string): void;
}

/** One of a few, all of them in sight. */
export function RadioField({ label, name, choices, defaultValue, onChoose }: RadioFieldProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={boxLook}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            onChange={() => onChoose?.(choice.value)}
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

const boxLook =
  'flex min-h-11 cursor-pointer gap-3 rounded-lg border border-line px-3 py-2 has-checked:border-accent has-checked:bg-tint';

/** Sent as `on` where it is set, and else not at all. */
export function CheckField(props: Described & InputHTMLAttributes<HTMLInputElement>) {
  const { described, input } = useField(props);
  return (
    <div className="grid content-start gap-1.5">
      <label className={boxLook}>
        <input {...input} type="checkbox" className="mt-1 size-4 shrink-0 accent-(--accent)" />
        <span className="min-w-0">{described.label}</span>
      </label>
      <Remarks {...described} />
    </div>
  );
}

/** With a button that shows what was typed: long passwords are worth a look. */
export function PasswordField(props: Described & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  const { described, input, look } = useField(props);
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Labelled {...described}>
      <div className="relative">
        <input
          {...input}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          className={`${look} pr-28`}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={input.id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1 right-1 rounded-md px-3 font-medium text-accent-strong text-sm hover:bg-tint"
        >
          {t(shown ? 'frame.hide' : 'frame.show')}
        </button>
      </div>
    </Labelled>
  );
}

const inputLook =
  'w-full rounded-lg border border-field bg-card px-3 text-ink placeholder:text-quiet aria-invalid:border-bad';

/** Parts what describes a field from what its input is given, and ties them together. */
function useField<Attributes extends { name?: string | undefined; className?: string | undefined }>({
  label,
  hideLabel = false,
  hint,
  error: own,
  isDense = false,
  className = '',
  ...attributes
}: Described & Attributes) {
  const id = useId();
  const { errorOf } = useFormFaults();
  const error = (attributes.name === undefined ? undefined : errorOf(attributes.name)) ?? own;
  // The error says what the hint said, and more.
  const shown = { hint: error === undefined ? hint : undefined, error };
  const remarks = (['hint', 'error'] as const).filter((remark) => shown[remark] !== undefined);
  const invalid = error === undefined ? {} : { 'aria-invalid': true };
  const remarkIds = remarks.map((remark) => `${id}-${remark}`).join(' ') || undefined;
  return {
    described: { id, label, hideLabel, isDense, ...shown },
    input: { ...attributes, ...invalid, id, 'aria-describedby': remarkIds },
    look: `${inputLook} ${isDense ? 'min-h-9 py-1 text-sm' : 'min-h-11 py-2'} ${className}`,
  };
}

interface LabelledProps extends Described {
  id: string;
  children: ReactNode;
}

function Labelled({ children, ...described }: LabelledProps) {
  const { id, label, hideLabel, isDense } = described;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : `font-medium ${isDense ? 'text-sm' : ''}`}>
        {label}
      </label>
      {children}
      <Remarks {...described} />
    </div>
  );
}

function Remarks({ id, hint, error }: Pick<LabelledProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
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
    </>
  );
}
