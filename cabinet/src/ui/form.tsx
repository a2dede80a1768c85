/**
 * A form that calls the API: one press at a time, the errors of fields at their fields, the others above the button. Fields are
 * named as the API names them.
 */
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSingleMutation } from '../api/use-single-mutation.ts';
import { Button, type ButtonKind } from './button.tsx';
import { fieldErrors, reasonText } from './error-text.ts';
import { Failed } from './failed.tsx';
import { type FormFaults, FormFaultsContext } from './form-faults.ts';
import { linesOf, wrongLineOf } from './list-field.ts';

export interface FormProps {
  /** Gets what stands in the fields, without spaces around it (passwords as they are). */
  action(values: Record<string, string>): Promise<unknown>;
  submit: ReactNode;
  kind?: ButtonKind;
  /** The button takes the whole width. */
  wide?: boolean;
  /** Beside the button. */
  beside?: ReactNode;
  children?: ReactNode;
}

export function Form({ action, submit, kind = 'primary', wide = false, beside, children }: FormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const sending = useSingleMutation({ mutationFn: action, onError: () => focusFirstError(form.current) });
  const refused = fieldErrors(sending.error, t);
  const faults: FormFaults = {
    errorOf: (field) => (empty.includes(field) ? reasonText('required', t) : refused[field]),
    wrongLineOf: (field) => wrongLineOf(sending.error, field, linesOf(sending.variables?.[field])),
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (form.current === null) return;
    const missing = emptyFields(form.current);
    setEmpty(missing);
    if (missing.length > 0) focusFirstError(form.current);
    else sending.mutate(valuesOf(form.current));
  };

  const told = Object.keys(refused).some((field) => form.current?.elements.namedItem(field) != null);
  return (
    // The browser's own bubbles would speak the browser's language.
    <form ref={form} noValidate onSubmit={send} className="grid gap-5">
      <FormFaultsContext value={faults}>{children}</FormFaultsContext>
      {sending.isError && !told && empty.length === 0 && <Failed error={sending.error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind={kind} busy={sending.isPending} className={wide ? 'w-full' : ''}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

function inputsOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.elements].filter((each): each is HTMLInputElement => each instanceof HTMLInputElement);
}

function emptyFields(form: HTMLFormElement): string[] {
  return inputsOf(form)
    .filter((input) => input.required && input.value.trim() === '')
    .map(({ name }) => name);
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const secret = new Set(
    inputsOf(form).flatMap((input) => (input.autocomplete.includes('password') ? input.name : [])),
  );
  const entries = [...new FormData(form)].map(([name, value]) => {
    const text = String(value);
    return [name, secret.has(name) ? text : text.trim()] as const;
  });
  return Object.fromEntries(entries);
}

/** After the errors are shown. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
