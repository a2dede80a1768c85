/** The sandbox's clock, which a press moves forward, and the way back to an empty sandbox. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { armsQuery, clockQuery, moveClock, resetSandbox } from '../../api/sandbox.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { formatDateTime } from '../../format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Fetched } from '../../ui/fetched.tsx';

/** The life of a code, that of a session, and a day. */
const steps = [
  { seconds: 180, name: 'code' },
  { seconds: 1_800, name: 'session' },
  { seconds: 86_400, name: 'day' },
] as const;

export function ClockCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const found = useQuery(clockQuery(testKey));
  const onSettled = async () => {
    await queries.invalidateQueries(clockQuery(testKey));
    await queries.invalidateQueries(armsQuery(testKey));
  };
  const moving = useSingleMutation({
    mutationFn: (seconds: number | null) =>
      moveClock(testKey, seconds === null ? { reset: true } : { advance_seconds: seconds }),
    onSettled,
  });
  const emptying = useSingleMutation({ mutationFn: () => resetSandbox(testKey), onSettled });
  const failure = moving.error ?? emptying.error;
  return (
    <Card title={t('sandbox.clock')}>
      <div className="grid grid-cols-1 gap-4">
        <Fetched query={found}>
          {(clock) => (
            <p role="status" className="tabular-nums">
              {clock.ahead_seconds === 0
                ? t('sandbox.clockNormal')
                : t('sandbox.clockAhead', { time: formatDateTime(clock.now) })}
            </p>
          )}
        </Fetched>
        <p className="max-w-prose text-quiet">{t('sandbox.clockText')}</p>
        <div className="flex flex-wrap gap-3">
          {steps.map(({ seconds, name }) => (
            <Button key={name} busy={moving.isPending} onClick={() => moving.mutate(seconds)}>
              {t(`sandbox.steps.${name}`)}
            </Button>
          ))}
          <Button busy={moving.isPending} onClick={() => moving.mutate(null)}>
            {t('sandbox.clockBack')}
          </Button>
          <Button kind="danger" busy={emptying.isPending} onClick={() => emptying.mutate()}>
            {t('sandbox.empty')}
          </Button>
        </div>
        <p className="max-w-prose text-quiet">{t('sandbox.emptyText')}</p>
        {failure !== null && <Failed error={failure} />}
      </div>
    </Card>
  );
}
