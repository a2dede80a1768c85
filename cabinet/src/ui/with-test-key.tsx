/** What calls the sandbox as an integrator does: with a test key of the organisation, which is made where there is none. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, createApiKey } from '../api/api-keys.ts';
import { ActionButton } from './action-button.tsx';
import { Empty } from './card.tsx';
import { Failed } from './failed.tsx';
import { useMay, useOrganization } from './member-context.tsx';
import { Loading } from './page.tsx';
import { useTestKey } from './use-test-key.ts';

export function WithTestKey({ children }: { children(testKey: string): ReactNode }) {
  const { t } = useTranslation();
  const mayTry = useMay('try_it.use');
  const mayShowKey = useMay('api_keys.manage');
  return mayTry && mayShowKey ? <Allowed>{children}</Allowed> : <Empty title={t('tryIt.notAllowed')} />;
}

function Allowed({ children }: { children(testKey: string): ReactNode }) {
  const { testKey, missing, error, retry } = useTestKey();
  if (missing) return <MakeKey />;
  if (error !== null) return <Failed error={error} onRetry={retry} />;
  return testKey === undefined ? <Loading /> : children(testKey);
}

function MakeKey() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const settings = { name: t('frame.pages.try-it'), expires_at: null, allowed_ip_ranges: [] };
  const make = async () => {
    await createApiKey(organizationId, { environment: 'test', ...settings });
    await queries.invalidateQueries(apiKeysQuery(organizationId));
  };
  return (
    <Empty title={<h2>{t('tryIt.noKeyTitle')}</h2>}>
      <p>{t('tryIt.noKeyText')}</p>
      <ActionButton kind="primary" className="mt-4" action={make}>
        {t('tryIt.makeKey')}
      </ActionButton>
    </Empty>
  );
}
