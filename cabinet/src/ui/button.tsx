/** Buttons, and links that look like them. One primary button a view. */
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center font-semibold transition-colors disabled:cursor-not-allowed disabled:opacity-60';

const looks: Record<ButtonKind, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border border-field bg-card text-ink hover:bg-tint',
  danger: 'border border-bad bg-card text-bad hover:bg-bad-tint',
  quiet: 'text-accent-strong hover:bg-tint',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  /** Shows that the work is under way, and takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function Button({ kind = 'plain', busy = false, type = 'button', className = '', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={`${base} ${looks[kind]} ${className}`}
    >
      {busy && <Spinner />}
      {rest.children}
    </button>
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: ButtonKind;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ kind = 'plain', className = '', ...rest }: AnchorProps) {
  return <a {...rest} className={`${base} ${looks[kind]} ${className}`} />;
}

/** Leads to a page of the cabinet. */
export const ButtonLink = createLink(Anchor);

/** Leads out of the cabinet. */
export const ButtonAnchor = Anchor;

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-4 animate-spin motion-reduce:animate-none rounded-full border-2 border-current border-r-transparent"
    />
  );
}
