/** Chooses the environment of something new. */
import { useTranslation } from 'react-i18next';
import type { Environment } from '../api/api-keys.ts';
import { environments } from './environment.tsx';
import { RadioField } from './field.tsx';

interface EnvironmentFieldProps {
  value: Environment;
  onChoose(environment: Environment): void;
  hints?: Record<Environment, string>;
}

export function EnvironmentField({ value, onChoose, hints }: EnvironmentFieldProps) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('apiKeys.environment')}
      name="environment"
      value={value}
      onChoose={(chosen) => onChoose(chosen === 'live' ? 'live' : 'test')}
      choices={environments.map((environment) => ({
        value: environment,
        label: t(`requests.environments.${environment}`),
        hint: hints?.[environment],
      }))}
    />
  );
}
