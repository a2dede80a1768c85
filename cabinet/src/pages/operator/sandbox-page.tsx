/** The sandbox, for the operator: what its state plays, and its people. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlayedFault, type SandboxPerson, sandboxFaultsQuery, sandboxPeopleQuery } from '../../api/sandbox.ts';
import { Card, Empty } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { TextField } from '../../ui/field.tsx';
import { Loading, PageTitle } from '../../ui/page.tsx';
import { RowsCard } from '../../ui/rows.tsx';
import { FaultForm } from './sandbox/fault-form.tsx';
import { PersonRow } from './sandbox/person-row.tsx';

export function SandboxPage() {
  const { t } = useTranslation();
  const faults = useQuery(sandboxFaultsQuery);
  const played = faults.data?.faults;
  return (
    <>
      <PageTitle title={t('frame.pages.sandbox')} lead={t('sandbox.lead')} />
      <Card title={t('sandbox.faultOfAll')}>
        {played === undefined &&
          (faults.error === null ? <Loading /> : <Failed error={faults.error} onRetry={faults.refetch} />)}
        {played !== undefined && <FaultForm iin={null} played={played.find(({ iin }) => iin === null)} />}
      </Card>
      <People faults={played ?? []} />
    </>
  );
}

function People({ faults }: { faults: readonly PlayedFault[] }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sandboxPeopleQuery);
  const [wanted, setWanted] = useState('');
  const numbered = data?.people.map((person, index) => ({ person, number: index + 1 }));
  return (
    <>
      <TextField
        label={t('sandbox.find')}
        type="search"
        autoComplete="off"
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <RowsCard
        title={t('sandbox.people')}
        items={numbered?.filter(({ person }) => fits(person, wanted))}
        error={error}
        onRetry={refetch}
        keyOf={({ person }) => person.iin}
        row={({ person, number }) => (
          <PersonRow person={person} number={number} played={faults.find(({ iin }) => iin === person.iin)} />
        )}
        empty={<Empty title={t('sandbox.nobody')}>{t('sandbox.nobodyText')}</Empty>}
      />
    </>
  );
}

/** Every word must stand somewhere in name, IIN, phone, situation or documents. */
function fits({ full_name: name, iin, phone, situation, document_types: types }: SandboxPerson, wanted: string) {
  const text = [name, iin, phone, situation, ...types].join(' ').toLocaleLowerCase('kk');
  return wanted
    .toLocaleLowerCase('kk')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
