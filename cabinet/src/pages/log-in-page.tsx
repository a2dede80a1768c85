/** The log-in page. It leads on to the page that was asked for before. */
import { type LinkProps, useSearch } from '@tanstack/react-router';
import { LogInGate } from '../ui/log-in/log-in-gate.tsx';
import { Redirect } from '../ui/redirect.tsx';

export function LogInPage() {
  const { next } = useSearch({ strict: false });
  return <LogInGate>{() => <Redirect to={placeAfterLogIn(next)} />}</LogInGate>;
}

type Place = NonNullable<LinkProps['to']>;

/** Only a page of the cabinet: an address of another site must not be slipped in. */
function placeAfterLogIn(next: string | undefined): Place {
  return next !== undefined && /^\/[\w-]/.test(next) ? (next as Place) : '/home';
}
