/** The people whom every organisation has in its sandbox. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SandboxSubject, sandboxSubjectsQuery } from '../../api/try-it.ts';
import { Empty } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { TextField } from '../../ui/field.tsx';
import { RowsCard } from '../../ui/rows.tsx';
import { PersonRow } from './person-row.tsx';

export function PeopleCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const found = useQuery(sandboxSubjectsQuery(testKey));
  const [wanted, setWanted] = useState('');
  return (
    <>
      <TextField
        label={t('sandbox.find')}
        type="search"
        autoComplete="off"
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <Fetched query={found}>
        {(people) => (
          <RowsCard
            title={t('sandbox.people')}
            // Their place in the list, by which the phone's page knows them.
            items={people
              .map((person, index) => ({ person, number: index + 1 }))
              .filter(({ person }) => !person.own && fits(person, wanted))}
            keyOf={({ person }) => person.iin}
            row={({ person, number }) => <PersonRow person={person} number={number} />}
            empty={<Empty title={t('sandbox.nobody')}>{t('sandbox.nobodyText')}</Empty>}
          />
        )}
      </Fetched>
    </>
  );
}

/** Every word must stand somewhere in name, IIN, phone, situation or documents. */
function fits({ full_name: name, iin, phone, situation, document_types: types }: SandboxSubject, wanted: string) {
  const text = [name, iin, phone, situation, ...types].join(' ').toLocaleLowerCase('kk');
  return wanted
    .toLocaleLowerCase('kk')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
