/** Arms a scenario: which, for whom, and for how long. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { armScenario, armsQuery, type ScenarioName, scenariosQuery } from '../../api/sandbox.ts';
import { sandboxSubjectsQuery } from '../../api/try-it.ts';
import { Failed } from '../../ui/failed.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/page.tsx';

const choicesOfMinutes = [5, 15, 30, 60];

export function ArmForm({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: scenarios, error, refetch } = useQuery(scenariosQuery);
  const { data: subjects = [] } = useQuery(sandboxSubjectsQuery(testKey));
  const [chosen, setChosen] = useState('egov_unavailable');
  const arm = async ({ scenario = '', iin = '', minutes = '', seconds: typed = '' }) => {
    await armScenario(testKey, {
      scenario: scenario as ScenarioName,
      ...(iin !== '' && { iin }),
      ...(typed !== '' && { seconds: Number(typed) }),
      ...(minutes !== '' && { minutes: Number(minutes) }),
    });
    await queries.invalidateQueries(armsQuery(testKey));
  };
  // Before they are here none is chosen, whatever stands in the field.
  if (scenarios === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
  const playable = scenarios.filter(({ choose }) => choose.arm);
  const seconds = playable.find(({ name }) => name === chosen)?.choose.seconds ?? null;
  return (
    <Form action={arm} submit={t('sandbox.arm')}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField
          label={t('sandbox.scenario')}
          name="scenario"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
          choices={playable.map(({ name }) => ({ value: name, label: t(`scenarios.${name as ScenarioName}`) }))}
        />
        <SelectField
          label={t('sandbox.forWhom')}
          name="iin"
          choices={subjects.map(({ iin, full_name: name }) => ({ value: iin, label: name }))}
        >
          <option value="">{t('sandbox.for.everybody')}</option>
        </SelectField>
        <SelectField
          label={t('sandbox.howLong')}
          name="minutes"
          choices={choicesOfMinutes.map((count) => ({ value: count, label: t('sandbox.minutes', { count }) }))}
        >
          <option value="">{t('sandbox.nextCall')}</option>
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
          />
        )}
      </div>
    </Form>
  );
}
