/**
 * The phone of the sandbox: the SMS of one synthetic person, for whoever has a test key. The key stays in this tab and travels only
 * in a header. The address may name the person, `#person-3` for the third of the list, but no phone.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SandboxSubject, sandboxSubjectsQuery } from '../api/try-it.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Failed } from '../ui/failed.tsx';
import { PasswordField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Loading } from '../ui/page.tsx';
import { Phone } from '../ui/phone.tsx';
import { SampleFrame } from '../ui/sample-frame.tsx';
import { SubjectField } from '../ui/subject-field.tsx';

const KEPT_AS = 'qujat-test-key';

export function PhonePage() {
  const { t } = useTranslation();
  return (
    <SampleFrame title={t('phone.title')} lead={t('phone.lead')}>
      <WithKey />
    </SampleFrame>
  );
}

function WithKey() {
  const [testKey, setTestKey] = useState(() => sessionStorage.getItem(KEPT_AS) ?? '');
  const keep = (key: string) => {
    sessionStorage.setItem(KEPT_AS, key);
    setTestKey(key);
  };
  const { data, error, refetch } = useQuery({ ...sandboxSubjectsQuery(testKey), enabled: testKey !== '' });
  if (data !== undefined) return <Opened testKey={testKey} subjects={data} onOtherKey={() => keep('')} />;
  if (testKey !== '' && error === null) return <Loading />;
  return (
    <div className="grid max-w-xl gap-4">
      {error !== null && <Failed error={error} onRetry={refetch} />}
      <KeyForm onGiven={keep} />
    </div>
  );
}

function KeyForm({ onGiven }: { onGiven(key: string): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const open = async ({ key = '' }) => {
    await queries.fetchQuery(sandboxSubjectsQuery(key));
    onGiven(key);
  };
  return (
    <Card title={t('phone.locked')}>
      <Form submit={t('phone.open')} action={open}>
        <PasswordField
          label={t('phone.key')}
          hint={t('phone.keyHint')}
          name="key"
          autoComplete="off"
          placeholder="qjt_test_…"
          required
        />
      </Form>
    </Card>
  );
}

interface OpenedProps {
  testKey: string;
  subjects: readonly SandboxSubject[];
  onOtherKey(): void;
}

function Opened({ testKey, subjects, onOtherKey }: OpenedProps) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const subject = subjects[placeIn(hash)] ?? subjects[0];
  if (subject === undefined) return null;
  const choose = (chosen: SandboxSubject) => {
    const number = subjects.indexOf(chosen) + 1;
    navigate({ to: '/sandbox/phone', hash: `person-${number}`, replace: true, resetScroll: false });
  };
  return (
    <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem]">
      <Card>
        <div className="grid justify-items-start gap-5">
          <SubjectField subjects={subjects} subject={subject} onChoose={choose} />
          <Button onClick={onOtherKey}>{t('phone.otherKey')}</Button>
        </div>
      </Card>
      <Phone
        testKey={testKey}
        subject={subject}
        waits
        nothingYet={subject.situation === 'ok' && t('phone.requestFirst')}
        actionOn={({ code }) => <CopyButton text={code} label={t('phone.copyCode', { code })} />}
      />
    </div>
  );
}

function placeIn(hash: string): number {
  return Number(/^person-(\d{1,3})$/.exec(hash)?.[1] ?? 1) - 1;
}
