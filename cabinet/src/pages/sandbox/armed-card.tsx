/** The scenarios that are armed, and the form that arms another. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Arm, armsQuery, disarmScenario } from '../../api/sandbox.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { formatTime } from '../../format.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Loading } from '../../ui/page.tsx';
import { Row } from '../../ui/rows.tsx';
import { ArmForm } from './arm-form.tsx';

export function ArmedCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const { data: arms, error, refetch } = useQuery(armsQuery(testKey));
  return (
    <Card title={t('sandbox.state')}>
      <div className="grid grid-cols-1 gap-5">
        {arms === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
        {arms?.length === 0 && <Notice kind="good">{t('sandbox.normal')}</Notice>}
        {arms !== undefined && arms.length > 0 && (
          <ul className="grid divide-y divide-line" aria-label={t('sandbox.armed')}>
            {arms.map((arm) => (
              <li key={arm.id} className="py-3 first:pt-0">
                <ArmedRow testKey={testKey} arm={arm} />
              </li>
            ))}
          </ul>
        )}
        {arms !== undefined && <ArmForm testKey={testKey} />}
      </div>
    </Card>
  );
}

function ArmedRow({ testKey, arm }: { testKey: string; arm: Arm }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ending = useSingleMutation({
    mutationFn: () => disarmScenario(testKey, arm.id),
    onSettled: () => queries.invalidateQueries(armsQuery(testKey)),
  });
  const name = t(`scenarios.${arm.scenario}`);
  const time = formatTime(new Date(arm.ends_at));
  return (
    <Row
      name={name}
      actions={
        <Button busy={ending.isPending} onClick={() => ending.mutate()} aria-label={`${t('sandbox.end')}: ${name}`}>
          {t('sandbox.end')}
        </Button>
      }
    >
      <p>
        {t(`sandbox.for.${arm.for}`)}
        {arm.iin !== null && ` · ${t('phone.iin', { iin: arm.iin })}`}
        {arm.seconds !== null && ` · ${t('frame.seconds', { count: arm.seconds })}`}
        {' · '}
        {arm.calls_left === null
          ? t('sandbox.until', { time })
          : t('sandbox.callsLeft', { count: arm.calls_left, time })}
      </p>
    </Row>
  );
}
