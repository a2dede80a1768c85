/** Adds the people of a JSON file, which is chosen or dropped. What is wrong with it the gateway tells field by field, in its own words. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/call.ts';
import { addPeople, type GivenPerson, refreshPeople } from '../../api/sandbox.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Notice } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { TextField } from '../../ui/field.tsx';
import { tell } from '../../ui/toasts.tsx';

export function PeopleFile({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const adding = useSingleMutation({
    mutationFn: async (file: File) => {
      const { answer } = await addPeople(testKey, JSON.parse(await file.text()) as GivenPerson);
      tell(t('sandbox.peopleAdded', { count: answer.people.length }));
      await refreshPeople(queries, testKey);
    },
  });
  return (
    <div className="grid grid-cols-1 gap-3">
      {/* Browsers let a file be dropped on it, too. */}
      <TextField
        type="file"
        accept="application/json,.json"
        label={t('sandbox.file')}
        hint={t('sandbox.fileHint')}
        className="border-dashed py-6"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) adding.mutate(file);
          // So that the same file can be chosen again, when it was mended.
          target.value = '';
        }}
      />
      {adding.error !== null && <FileFault error={adding.error} />}
    </div>
  );
}

function FileFault({ error }: { error: Error }) {
  const { t } = useTranslation();
  if (error instanceof SyntaxError) return <Notice kind="bad">{t('sandbox.notJson')}</Notice>;
  if (!(error instanceof ApiError) || error.fields.length === 0) return <Failed error={error} />;
  return (
    <Notice kind="bad">
      <ul className="grid gap-1">
        {error.fields.map(({ field, message }) => (
          <li key={`${field} ${message}`} className="break-words" lang="en">
            <code>{field}</code> {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
