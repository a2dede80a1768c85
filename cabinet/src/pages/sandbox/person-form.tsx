/** Adds one person by the few fields that matter; the API takes more. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPeople, type GivenPerson, refreshPeople, type ScenarioName, scenariosQuery } from '../../api/sandbox.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { tell } from '../../ui/toasts.tsx';

/** Fields of the API, in the order of the form. */
const fields = [
  { name: 'last_name', label: 'lastName', hint: 'lastNameHint', required: true },
  { name: 'first_name', label: 'firstName' },
  { name: 'middle_name', label: 'middleName' },
  { name: 'last_name_latin', label: 'lastNameLatin', hint: 'latinHint' },
  { name: 'first_name_latin', label: 'firstNameLatin', hint: 'latinHint' },
  { name: 'birth_date', label: 'birthDate', type: 'date', required: true },
  { name: 'iin', label: 'iin', hint: 'iinHint', inputMode: 'numeric' },
  { name: 'phone', label: 'phoneNumber', hint: 'phoneHint', inputMode: 'tel' },
  { name: 'fixed_code', label: 'fixedCode', hint: 'fixedCodeHint', inputMode: 'numeric' },
] as const;

const sexes = ['female', 'male'] as const;

export function PersonForm({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: scenarios = [] } = useQuery(scenariosQuery);
  // Another number is an empty form.
  const [added, setAdded] = useState(0);
  const add = async (values: Record<string, string>) => {
    const given = Object.entries(values).filter(([, value]) => value !== '');
    await addPeople(testKey, Object.fromEntries(given) as unknown as GivenPerson);
    tell(t('sandbox.personAdded', { name: [values['last_name'], values['first_name']].join(' ').trim() }));
    setAdded(added + 1);
    await refreshPeople(queries, testKey);
  };
  return (
    <Form key={added} action={add} submit={t('sandbox.add')} kind="plain">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {fields.map(({ label, ...field }) => (
          <TextField
            key={field.name}
            {...field}
            label={t(`sandbox.${label}`)}
            hint={'hint' in field ? t(`sandbox.${field.hint}`) : undefined}
            autoComplete="off"
          />
        ))}
        <SelectField
          label={t('sandbox.sex')}
          name="sex"
          choices={sexes.map((sex) => ({ value: sex, label: t(`sandbox.${sex}`) }))}
        />
        <SelectField
          label={t('sandbox.alwaysPlays')}
          name="scenario"
          choices={scenarios
            // What can be had by a call can be had by a person.
            .filter(({ choose }) => choose.header)
            .map(({ name }) => ({ value: name, label: t(`scenarios.${name as ScenarioName}`) }))}
        >
          <option value="">{t('scenarios.ok')}</option>
        </SelectField>
      </div>
    </Form>
  );
}
