/** The organisation's sandbox: what its state plays for the test keys of this organisation alone, and its people. */
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page.tsx';
import { WithTestKey } from '../ui/with-test-key.tsx';
import { ArmedCard } from './sandbox/armed-card.tsx';
import { ClockCard } from './sandbox/clock-card.tsx';
import { OwnPeopleCard } from './sandbox/own-people-card.tsx';
import { PeopleCard } from './sandbox/people-card.tsx';

export function SandboxPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('frame.pages.sandbox')} lead={t('sandbox.lead')} />
      <WithTestKey>
        {(testKey) => (
          <>
            <ArmedCard testKey={testKey} />
            <ClockCard testKey={testKey} />
            <OwnPeopleCard testKey={testKey} />
            <PeopleCard testKey={testKey} />
          </>
        )}
      </WithTestKey>
    </>
  );
}
