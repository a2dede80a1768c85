/** The sandbox's people: whom to ask for, with which phone, and what happens then. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import { type SandboxSubject, sandboxSubjectsQuery } from '../../api/try-it.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Row, RowsCard } from '../../ui/rows.tsx';

export function PeopleCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sandboxSubjectsQuery(testKey));
  const [wanted, setWanted] = useState('');
  // Their place in the list, by which the phone's page knows them.
  const numbered = data?.map((person, index) => ({ person, number: index + 1 }));
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
        row={({ person, number }) => <PersonRow person={person} number={number} />}
        empty={<Empty title={t('sandbox.nobody')}>{t('sandbox.nobodyText')}</Empty>}
      />
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

function PersonRow({ person, number }: { person: SandboxSubject; number: number }) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { full_name: name, iin, phone, situation, document_types: types } = person;
  return (
    <Row
      name={name}
      actions={
        <ButtonLink
          kind="quiet"
          to="/sandbox/phone"
          hash={`person-${number}`}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('sandbox.phone')}: ${name}`}
        >
          {t('sandbox.phone')}
        </ButtonLink>
      }
    >
      {situation !== 'ok' && <p className="text-warn">{t(`scenarios.${situation}`)}</p>}
      <p className="tabular-nums">{t('sandbox.numbers', { iin, phone: `+${phone}` })}</p>
      {types.length > 0 && (
        <details>
          <summary className="cursor-pointer rounded-md py-1 text-accent-strong">
            {t('sandbox.documents', { count: types.length })}
          </summary>
          <p className="pt-1">{types.map(nameOf).join(' · ')}</p>
        </details>
      )}
    </Row>
  );
}
