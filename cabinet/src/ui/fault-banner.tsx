/** On every page, while the sandbox misbehaves on purpose: nobody should look for the mistake elsewhere, or forget to end it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sandboxFaultsQuery } from '../api/sandbox.ts';
import { formatTime } from '../format.ts';

export function FaultBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(sandboxFaultsQuery);
  const faults = data?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <aside aria-label={t('frame.faultBanner')} className="grid gap-1 rounded-xl bg-warn-tint px-4 py-3 text-warn">
      {faults.map(({ iin, full_name: name, fault, ends_at: endsAt }) => {
        const told = { fault: t(`frame.faults.${fault}`), time: formatTime(new Date(endsAt)) };
        return (
          <p key={iin ?? 'all'}>
            {name === null ? t('frame.faultOfAll', told) : t('frame.faultOfOne', { name, ...told })}
          </p>
        );
      })}
    </aside>
  );
}
