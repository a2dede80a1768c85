/** The four sums at the head of the page. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { subscriptionsQuery } from '../../api/subscriptions.ts';
import type { Usage } from '../../api/usage.ts';
import { formatNumber, formatShare } from '../../format.ts';
import { useOrganization } from '../../ui/member-context.tsx';
import { Sum, Sums } from '../../ui/sums.tsx';

export function UsageSums({ usage, environment }: { usage: Usage; environment: 'test' | 'live' }) {
  const { t } = useTranslation();
  const sum = (field: 'ok' | 'failed' | 'delivered') => usage.days.reduce((total, day) => total + day[field], 0);
  const [ok, failed] = [sum('ok'), sum('failed')];
  const share = formatShare(ok + failed === 0 ? 0 : failed / (ok + failed));
  const { median_ms: median, p95_ms: p95 } = usage.state;
  const milliseconds = (value: number) => t('requests.milliseconds', { value: formatNumber(value) });
  return (
    <Sums>
      <Sum name={t('usage.delivered')} value={formatNumber(sum('delivered'))}>
        {environment === 'live' && <QuotaLeft />}
      </Sum>
      <Sum name={t('requests.calls')} value={formatNumber(ok + failed)} />
      <Sum name={t('usage.errors')} value={formatNumber(failed)}>
        {t('usage.errorShare', { share })}
      </Sum>
      <Sum name={t('usage.latency')} value={median === null ? '—' : milliseconds(median)}>
        {p95 === null ? t('usage.noLatency') : `${t('usage.median')}; ${t('usage.p95')} ${milliseconds(p95)}`}
      </Sum>
    </Sums>
  );
}

/** Of the running subscriptions to E-Document; nothing where there is no limit. */
function QuotaLeft() {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data } = useQuery(subscriptionsQuery(id));
  const running =
    data?.subscriptions.filter((each) => each.technology === 'e_document' && each.state === 'running') ?? [];
  if (running.length === 0) return null;
  const left = running.reduce(
    (most, { quota, delivered }) => Math.max(most, quota === null ? Number.POSITIVE_INFINITY : quota - delivered),
    0,
  );
  const text = Number.isFinite(left) ? formatNumber(left) : t('subscription.noLimit');
  return `${t('usage.quotaLeft')}: ${text}`;
}
