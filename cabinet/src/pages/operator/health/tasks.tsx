/** The work beside the requests, and when each part of it had its last turn. */
import { useTranslation } from 'react-i18next';
import type { MaintenanceTask } from '../../../api/health.ts';
import { durationText } from '../../../duration-text.ts';
import { formatMoment, zoneOf } from '../../../format.ts';
import { Badge, Card } from '../../../ui/card.tsx';

export function Tasks({ tasks }: { tasks: readonly MaintenanceTask[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('system.maintenance')}>
      <ul className="grid divide-y divide-line">
        {tasks.map((task) => (
          <li
            key={task.name}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <span className="flex min-w-0 grow basis-72 flex-wrap items-center gap-2">
              <span className="min-w-0 break-words">{t(`system.tasks.${task.name}`)}</span>
              {task.late && <Badge kind="bad">{t('system.late')}</Badge>}
            </span>
            <span className="text-quiet text-sm tabular-nums">
              {t('system.every', { time: durationText(task.every_seconds, t) })}
              {' · '}
              <LastTurn at={task.last_turn_at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LastTurn({ at }: { at: string | null }) {
  const { t } = useTranslation();
  if (at === null) return t('system.neverYet');
  return <time dateTime={at}>{`${formatMoment(at)} ${zoneOf(at)}`}</time>;
}
