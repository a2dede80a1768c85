/** Arms a scenario: which, for whom, and for how long. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { armScenario, armsQuery, type ScenarioName, scenariosQuery } from '../../api/sandbox.ts';
import { sandboxSubjectsQuery } from '../../api/try-it.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

const minutes = [5, 15, 30, 60];

export function ArmForm({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: scenarios = [] } = useQuery(scenariosQuery);
  const { data: subjects = [] } = useQuery(sandboxSubjectsQuery(testKey));
  const [chosen, setChosen] = useState('egov_unavailable');
  const playable = scenarios.filter(({ choose }) => choose.arm);
  const seconds = playable.find(({ name }) => name === chosen)?.choose.seconds ?? null;
  const arm = async ({ scenario = '', iin = '', extent = '', seconds: typed = '' }) => {
    await armScenario(testKey, {
      scenario: scenario as ScenarioName,
      ...(iin !== '' && { iin }),
      ...(typed !== '' && { seconds: Number(typed) }),
      ...(extent !== '' && { minutes: Number(extent) }),
    });
    await queries.invalidateQueries(armsQuery(testKey));
  };
  return (
    <Form action={arm} submit={t('sandbox.arm')}>
      {(errorOf) => (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <SelectField
            label={t('sandbox.scenario')}
            name="scenario"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
            error={errorOf('scenario')}
          >
            {playable.map(({ name }) => (
              <option key={name} value={name}>
                {t(`scenarios.${name as ScenarioName}`)}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('sandbox.forWhom')} name="iin" error={errorOf('iin')}>
            <option value="">{t('sandbox.for.everybody')}</option>
            {subjects.map(({ iin, full_name: name }) => (
              <option key={iin} value={iin}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('sandbox.howLong')} name="extent" error={errorOf('minutes')}>
            <option value="">{t('sandbox.nextCall')}</option>
            {minutes.map((count) => (
              <option key={count} value={count}>
                {t('sandbox.minutes', { count })}
              </option>
            ))}
          </SelectField>
          {seconds !== null && (
            <TextField
              key={chosen}
              label={t('sandbox.seconds')}
              hint={t('sandbox.secondsHint', { min: seconds.min, max: seconds.max })}
              name="seconds"
              type="number"
              min={seconds.min}
              max={seconds.max}
              defaultValue={seconds.usual}
              error={errorOf('seconds')}
            />
          )}
        </div>
      )}
    </Form>
  );
}
