/** Where the person is logged in: each log-in can be ended, and all together. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { endAllLogIns, endLogIn, type LogIn, logInsQuery } from '../../api/account.ts';
import { browserName } from '../../browser-name.ts';
import { formatDateTime } from '../../format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Fetched } from '../../ui/fetched.tsx';

export function LogInList() {
  const { t } = useTranslation();
  return (
    <Card title={t('account.logInsTitle')}>
      <Fetched query={useQuery(logInsQuery)}>
        {({ sessions }) => (
          <ul className="mb-4 grid divide-y divide-line">
            {sessions.map((logIn) => (
              <LogInRow key={logIn.id} logIn={logIn} />
            ))}
          </ul>
        )}
      </Fetched>
      <EndAll />
    </Card>
  );
}

function LogInRow({ logIn }: { logIn: LogIn }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const name = browserName(logIn.user_agent) ?? t('account.unknownBrowser');
  const date = formatDateTime(logIn.last_seen_at);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {logIn.current && <Badge kind="good">{t('account.thisLogIn')}</Badge>}
        </p>
        <p className="text-quiet text-sm">
          {t('account.logInSeen', { date })}
          {' · '}
          {t('account.network', { network: logIn.network })}
        </p>
      </div>
      {!logIn.current && (
        <ActionButton
          aria-label={t('account.endLogInOf', { name })}
          action={() => endLogIn(logIn.id)}
          onSettled={() => queries.invalidateQueries(logInsQuery)}
        >
          {t('account.endLogIn')}
        </ActionButton>
      )}
    </li>
  );
}

function EndAll() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const endAll = async () => {
    await endAllLogIns();
    await navigate({ to: '/' });
    queries.clear();
  };
  return (
    <ConfirmButton title={t('account.endAllTitle')} submit={t('account.endAll')} action={endAll}>
      {t('account.endAllText')}
    </ConfirmButton>
  );
}
