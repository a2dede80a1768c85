/** Try it: request a document of a synthetic person, type the code from the phone beside it, receive the document. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, createApiKey } from '../api/api-keys.ts';
import { documentTypesQuery } from '../api/document-types.ts';
import { sandboxSubjectsQuery } from '../api/try-it.ts';
import { useSingleMutation } from '../api/use-single-mutation.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { Failed } from '../ui/failed.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';
import { TryIt } from './try-it/try-it.tsx';
import { useTestKey } from './try-it/use-test-key.ts';

export function TryItPage() {
  const { t } = useTranslation();
  const mayTry = useMay('try_it.use');
  const mayShowKey = useMay('api_keys.manage');
  return (
    <>
      <PageTitle title={t('tryIt.title')} lead={t('tryIt.lead')} />
      {mayTry && mayShowKey ? <WithKey /> : <Empty title={t('tryIt.notAllowed')} />}
    </>
  );
}

function WithKey() {
  const { testKey, missing, error, retry } = useTestKey();
  if (missing) return <MakeKey />;
  if (error !== null) return <Failed error={error} onRetry={retry} />;
  return testKey === undefined ? <Loading /> : <WithPeople testKey={testKey} />;
}

function WithPeople({ testKey }: { testKey: string }) {
  const subjects = useQuery(sandboxSubjectsQuery(testKey));
  const types = useQuery(documentTypesQuery);
  const error = subjects.error ?? types.error;
  if (subjects.data !== undefined && types.data !== undefined) {
    return <TryIt testKey={testKey} subjects={subjects.data} documentTypes={types.data} />;
  }
  if (error === null) return <Loading />;
  const retry = () => {
    subjects.refetch();
    types.refetch();
  };
  return <Failed error={error} onRetry={retry} />;
}

function MakeKey() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const queries = useQueryClient();
  const settings = { name: t('tryIt.keyName'), expires_at: null, allowed_ip_ranges: [] };
  const making = useSingleMutation({
    mutationFn: () => createApiKey(organizationId, { environment: 'test', ...settings }),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysQuery(organizationId).queryKey }),
  });
  return (
    <Empty title={<h2>{t('tryIt.noKeyTitle')}</h2>}>
      <p>{t('tryIt.noKeyText')}</p>
      <Button kind="primary" className="mt-4" busy={making.isPending} onClick={() => making.mutate()}>
        {t('tryIt.makeKey')}
      </Button>
      {making.isError && <Failed error={making.error} />}
    </Empty>
  );
}
