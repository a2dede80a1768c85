/** Where the person is logged in: each log-in can be ended, and all together. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endAllLogIns, endLogIn, type LogIn, logInsQuery } from '../../api/account.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { browserName } from '../../browser-name.ts';
import { formatDateTime } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Loading } from '../../ui/page.tsx';

export function LogInList() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(logInsQuery);
  return (
    <Card title={t('account.logInsTitle')}>
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      <ul className="mb-4 grid divide-y divide-line">
        {data?.sessions.map((logIn) => (
          <LogInRow key={logIn.id} logIn={logIn} />
        ))}
      </ul>
      <EndAll />
    </Card>
  );
}

function LogInRow({ logIn }: { logIn: LogIn }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ending = useSingleMutation({
    mutationFn: () => endLogIn(logIn.id),
    onSettled: () => queries.invalidateQueries(logInsQuery),
  });
  const name = browserName(logIn.user_agent) ?? t('account.unknownBrowser');
  const date = formatDateTime(new Date(logIn.last_seen_at), currentLanguage());
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
        <Button aria-label={t('account.endLogInOf', { name })} busy={ending.isPending} onClick={() => ending.mutate()}>
          {t('account.endLogIn')}
        </Button>
      )}
      {ending.isError && <Failed error={ending.error} />}
    </li>
  );
}

function EndAll() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const endAll = async () => {
    await endAllLogIns();
    await navigate({ to: '/' });
    queries.clear();
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        {t('account.endAll')}
      </Button>
      <ConfirmDialog
        title={t('account.endAllTitle')}
        submit={t('account.endAll')}
        open={asked}
        onClose={() => setAsked(false)}
        action={endAll}
      >
        {t('account.endAllText')}
      </ConfirmDialog>
    </>
  );
}
