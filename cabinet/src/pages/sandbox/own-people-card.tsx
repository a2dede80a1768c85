/** The people whom the organisation has added to its sandbox, with the two ways to add some: a form, and a file. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type OwnPerson, ownPeopleQuery, refreshPeople, removePerson } from '../../api/sandbox.ts';
import { type SandboxSubject, sandboxSubjectsQuery } from '../../api/try-it.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { Loading } from '../../ui/page.tsx';
import { Summary } from '../../ui/summary.tsx';
import { PeopleFile } from './people-file.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';

export function OwnPeopleCard({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const { data: subjects = [] } = useQuery(sandboxSubjectsQuery(testKey));
  return (
    <Card title={t('sandbox.own')}>
      <div className="grid grid-cols-1 gap-5">
        <p className="max-w-prose text-quiet">{t('sandbox.ownText')}</p>
        <Fetched query={useQuery(ownPeopleQuery(testKey))}>
          {(people) =>
            people.length > 0 && (
              <ul className="grid divide-y divide-line" aria-label={t('sandbox.own')}>
                {people.map((person) => (
                  <li key={person.id} className="py-4 first:pt-0">
                    <OwnRow testKey={testKey} person={person} subjects={subjects} />
                  </li>
                ))}
              </ul>
            )
          }
        </Fetched>
        <Notice kind="warn">{t('sandbox.ownRule')}</Notice>
        <details>
          <Summary>{t('sandbox.addPerson')}</Summary>
          <div className="pt-3">
            <PersonForm testKey={testKey} />
          </div>
        </details>
        <PeopleFile testKey={testKey} />
      </div>
    </Card>
  );
}

interface OwnRowProps {
  testKey: string;
  person: OwnPerson;
  subjects: readonly SandboxSubject[];
}

/** Both lists are fetched anew after a change, and one may be there before the other. */
function OwnRow({ testKey, person: { id, iin, fixed_code: code }, subjects }: OwnRowProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const place = subjects.findIndex((subject) => subject.own && subject.iin === iin);
  const subject = subjects[place];
  if (subject === undefined) return <Loading />;
  return (
    <PersonRow
      person={subject}
      number={place + 1}
      actions={
        <ActionButton
          aria-label={`${t('frame.remove')}: ${subject.full_name}`}
          action={() => removePerson(testKey, id)}
          onSettled={() => refreshPeople(queries, testKey)}
        >
          {t('frame.remove')}
        </ActionButton>
      }
    >
      {code !== undefined && <p className="tabular-nums">{t('sandbox.codeAlways', { code })}</p>}
    </PersonRow>
  );
}
