/** Try it: request a document of a synthetic person, type the code from the phone beside it, receive the document. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { documentTypesQuery } from '../api/document-types.ts';
import { sandboxSubjectsQuery } from '../api/try-it.ts';
import { ArmedNotice } from '../ui/armed-notice.tsx';
import { Failed } from '../ui/failed.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';
import { WithTestKey } from '../ui/with-test-key.tsx';
import { TryIt } from './try-it/try-it.tsx';

export function TryItPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('frame.pages.try-it')} lead={t('tryIt.lead')} />
      <WithTestKey>{(testKey) => <WithPeople testKey={testKey} />}</WithTestKey>
    </>
  );
}

function WithPeople({ testKey }: { testKey: string }) {
  const subjects = useQuery(sandboxSubjectsQuery(testKey));
  const types = useQuery(documentTypesQuery);
  const error = subjects.error ?? types.error;
  if (subjects.data !== undefined && types.data !== undefined) {
    return (
      <>
        <ArmedNotice testKey={testKey} />
        <TryIt testKey={testKey} subjects={subjects.data} documentTypes={types.data} />
      </>
    );
  }
  if (error === null) return <Loading />;
  const retry = () => {
    subjects.refetch();
    types.refetch();
  };
  return <Failed error={error} onRetry={retry} />;
}
