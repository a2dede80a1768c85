/** Buttons, and links that look like them. One primary button a step. */
import type { ComponentChildren } from 'preact';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps {
  kind?: ButtonKind;
  type?: 'button' | 'submit';
  /** Shows that the work is under way, and takes no second press. */
  isBusy?: boolean;
  disabled?: boolean;
  onPress?: () => void;
  children: ComponentChildren;
}

export function Button({
  kind = 'plain',
  type = 'button',
  isBusy = false,
  disabled = false,
  onPress,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      disabled={disabled}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      // A busy button keeps the focus, and its press is no press.
      onClick={(click) => (isBusy ? click.preventDefault() : onPress?.())}
    >
      {isBusy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

export function ButtonLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="button primary" href={href} rel="noreferrer">
      {children}
    </a>
  );
}
