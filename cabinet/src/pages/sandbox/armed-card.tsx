/** The scenarios that are armed, and the form that arms another. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Arm, armsQuery, disarmScenario } from '../../api/sandbox.ts';
import { formatTime } from '../../format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { Row } from '../../ui/rows.tsx';
import { ArmForm } from './arm-form.tsx';

export function ArmedCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  return (
    <Card title={t('sandbox.state')}>
      <div className="grid grid-cols-1 gap-5">
        <Fetched query={useQuery(armsQuery(testKey))}>
          {(arms) => (
            <>
              {arms.length === 0 ? (
                <Notice kind="good">{t('sandbox.normal')}</Notice>
              ) : (
                <ul className="grid divide-y divide-line" aria-label={t('sandbox.armed')}>
                  {arms.map((arm) => (
                    <li key={arm.id} className="py-3 first:pt-0">
                      <ArmedRow testKey={testKey} arm={arm} />
                    </li>
                  ))}
                </ul>
              )}
              <ArmForm testKey={testKey} />
            </>
          )}
        </Fetched>
      </div>
    </Card>
  );
}

function ArmedRow({ testKey, arm }: { testKey: string; arm: Arm }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const name = t(`scenarios.${arm.scenario}`);
  const time = formatTime(arm.ends_at);
  return (
    <Row
      name={name}
      actions={
        <ActionButton
          aria-label={`${t('sandbox.end')}: ${name}`}
          action={() => disarmScenario(testKey, arm.id)}
          onSettled={() => queries.invalidateQueries(armsQuery(testKey))}
        >
          {t('sandbox.end')}
        </ActionButton>
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
