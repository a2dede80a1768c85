/** The log-in page. It leads on to the page that was asked for before. */
import { Navigate, useSearch } from '@tanstack/react-router';
import { LogInGate } from './log-in/log-in-gate.tsx';

export function LogInPage() {
  const { next } = useSearch({ strict: false });
  return <LogInGate>{() => <Navigate to={placeAfterLogIn(next)} replace />}</LogInGate>;
}

/** Only a page of the cabinet: an address of another site must not be slipped in. */
function placeAfterLogIn(next: string | undefined): string {
  return next !== undefined && /^\/[\w-]/.test(next) ? next : '/home';
}
