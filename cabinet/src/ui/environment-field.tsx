/** Chooses the environment of something new: at first that which the page shows. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../api/api-keys.ts';
import { environments, useEnvironment } from './environment.tsx';
import { RadioField } from './field.tsx';
import { LiveSourceNotice } from './live-source-notice.tsx';

/** @param hints what each is for, where documents are asked for in it: then also whether this gateway has a source of live ones */
export function EnvironmentField({ hints }: { hints?: Record<Environment, string> }) {
  const { t } = useTranslation();
  const shown = useEnvironment();
  const [chosen, choose] = useState<string>(shown);
  return (
    <>
      <RadioField
        label={t('requests.environment')}
        name="environment"
        defaultValue={shown}
        onChoose={choose}
        choices={environments.map((environment) => ({
          value: environment,
          label: t(`requests.environments.${environment}`),
          hint: hints?.[environment],
        }))}
      />
      {hints !== undefined && chosen === 'live' && <LiveSourceNotice />}
    </>
  );
}

/** What was chosen, of the values of the form. */
export function environmentOf({ environment }: Record<string, string>): Environment {
  return environment === 'live' ? 'live' : 'test';
}
