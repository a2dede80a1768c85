/** Whether the page shows the sandbox or live documents. It stands in the address, and goes along from page to page of an organisation. */
import { useMatchRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../api/api-keys.ts';
import { organizationNavigation } from '../navigation.ts';

export const environments = ['test', 'live'] as const;

export function useEnvironment(): Environment {
  return useSearch({ strict: false }).environment ?? 'test';
}

/** Changes what the page shows. */
export function useShowEnvironment(): (environment: Environment) => Promise<void> {
  const navigate = useNavigate();
  return (environment) => navigate({ to: '.', search: (search) => ({ ...search, environment }) });
}

/** Only on pages that have something of both. */
export function EnvironmentSwitch() {
  const { t } = useTranslation();
  const chosen = useEnvironment();
  const show = useShowEnvironment();
  const matches = useMatchRoute();
  if (!organizationNavigation.some(({ to, byEnvironment }) => byEnvironment && matches({ to }) !== false)) return null;
  return (
    <fieldset className="flex rounded-lg bg-sunken p-1">
      <legend className="sr-only">{t('requests.environment')}</legend>
      {environments.map((environment) => (
        <button
          key={environment}
          type="button"
          aria-pressed={environment === chosen}
          onClick={() => show(environment)}
          className="min-h-9 whitespace-nowrap rounded-md px-3 text-quiet text-sm hover:text-ink aria-pressed:bg-card aria-pressed:font-semibold aria-pressed:text-accent-strong"
        >
          {t(`requests.environments.${environment}`)}
        </button>
      ))}
    </fieldset>
  );
}
