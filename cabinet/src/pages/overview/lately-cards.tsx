/** Today in numbers, and the last calls. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Lately } from '../../api/lately.ts';
import { formatNumber } from '../../format.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { CallTable } from '../../ui/call-table.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { Sum, Sums } from '../../ui/sums.tsx';

export function LatelyCards({ lately: { calls, days } }: { lately: Lately }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const [today, yesterday] = [days.at(-1), days.at(-2)];
  const callsOf = (day = today) => (day?.ok ?? 0) + (day?.failed ?? 0);
  const failed = today?.failed ?? 0;
  const before = (value: number) => t('overview.yesterday', { value: formatNumber(value) });
  return (
    <>
      <Sums>
        <Sum name={t('overview.documentsToday')} value={formatNumber(today?.delivered ?? 0)}>
          {before(yesterday?.delivered ?? 0)}
        </Sum>
        <Sum name={t('overview.callsToday')} value={formatNumber(callsOf())}>
          {before(callsOf(yesterday))}
        </Sum>
        <Sum
          name={t('overview.errorsToday')}
          value={failed === 0 ? formatNumber(0) : <span className="text-bad">{formatNumber(failed)}</span>}
        >
          {failed === 0 ? (
            before(yesterday?.failed ?? 0)
          ) : (
            <Link
              to="/organizations/$organizationId/requests"
              params={{ organizationId }}
              search={{ days: '1', outcome: 'failed' }}
              className={linkLook}
            >
              {t('overview.seeErrors')}
            </Link>
          )}
        </Sum>
        <Sum
          name={t('overview.documentsMonth')}
          value={formatNumber(days.reduce((sum, day) => sum + day.delivered, 0))}
        />
      </Sums>
      {calls.length > 0 && (
        <CallTable
          name={t('overview.lastCalls')}
          calls={calls}
          file="last-calls"
          action={
            <ButtonLink
              kind="quiet"
              className="text-sm"
              to="/organizations/$organizationId/requests"
              params={{ organizationId }}
            >
              {t('overview.allCalls')}
            </ButtonLink>
          }
        />
      )}
    </>
  );
}
