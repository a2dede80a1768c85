/** Logging in: e-mail and password, then the second factor where there is one; or a passkey in place of both. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { accountQuery } from '../api/account.ts';
import { type LoggedIn, logOut, type SecondFactor } from '../api/log-in.ts';
import { isLogInMissing } from '../api/query-client.ts';
import { Failed } from '../ui/failed.tsx';
import { Loading } from '../ui/page.tsx';
import { PasswordStep } from './log-in/password-step.tsx';
import { SecondFactorStep } from './log-in/second-factor-step.tsx';

/** Where the page was opened anew in the middle, it is not known which factors there are. */
const USUAL_FACTORS: readonly SecondFactor[] = ['totp', 'recovery_code'];

export function LogInPage() {
  const { data: account, error, refetch } = useQuery(accountQuery);
  const { next } = useSearch({ strict: false });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [factors, setFactors] = useState(USUAL_FACTORS);
  const place = placeAfterLogIn(next);

  const proceed = async (answer: LoggedIn) => {
    if (answer.status === 'second_factor_required') setFactors(answer.second_factors);
    await queries.resetQueries();
  };
  const startOver = async () => {
    await logOut();
    await queries.resetQueries();
    await navigate({ to: '/log-in', search: { next } });
  };

  if (account !== undefined) return <Navigate to={place} replace />;
  if (error === null) return <Loading />;
  if (!isLogInMissing(error)) return <Failed error={error} onRetry={refetch} />;
  if (error.code === 'not_logged_in') return <PasswordStep onAnswer={proceed} />;
  return <SecondFactorStep factors={factors} onAnswer={proceed} onStartOver={startOver} />;
}

/** Only a page of the cabinet: an address of another site must not be slipped in. */
function placeAfterLogIn(next: string | undefined): string {
  return next !== undefined && /^\/[\w-]/.test(next) ? next : '/home';
}
