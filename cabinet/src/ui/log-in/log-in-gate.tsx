/** Shows the steps of a log-in until somebody is logged in, then what was asked for. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { accountQuery, type OwnAccount } from '../../api/account.ts';
import { type LoggedIn, logOut, type SecondFactor } from '../../api/log-in.ts';
import { isLogInMissing } from '../../api/query-client.ts';
import { Failed } from '../failed.tsx';
import { Loading } from '../page.tsx';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';

interface LogInGateProps {
  /** Above the first step. */
  notice?: ReactNode;
  children(account: OwnAccount): ReactNode;
}

/** Where the page was opened anew in the middle, it is not known which factors there are. */
const USUAL_FACTORS: readonly SecondFactor[] = ['totp', 'recovery_code', 'passkey'];

export function LogInGate({ notice, children }: LogInGateProps) {
  const { data: account, error, refetch } = useQuery(accountQuery);
  const queries = useQueryClient();
  const [factors, setFactors] = useState(USUAL_FACTORS);
  const lookAgain = () => queries.resetQueries({ queryKey: accountQuery.queryKey, exact: true });

  const proceed = async (answer: LoggedIn) => {
    if (answer.status === 'second_factor_required') setFactors(answer.second_factors);
    await lookAgain();
  };
  const startOver = async () => {
    await logOut();
    await lookAgain();
  };

  if (account !== undefined && error === null) return children(account);
  if (error === null) return <Loading />;
  if (!isLogInMissing(error)) return <Failed error={error} onRetry={refetch} />;
  if (error.code === 'not_logged_in') return <PasswordStep notice={notice} onAnswer={proceed} />;
  return <SecondFactorStep factors={factors} onAnswer={proceed} onStartOver={startOver} />;
}
