/** Step 1: whose document, which one, as which file. */
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentTypeSummary, FileType, SandboxSubject } from '../../api/try-it.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { SelectField } from '../../ui/field.tsx';

export interface Choice {
  iin: string;
  documentType: string;
  file: FileType;
}

interface AskCardProps {
  subjects: SandboxSubject[];
  documentTypes: DocumentTypeSummary[];
  choice: Choice;
  subject: SandboxSubject;
  onChoose(choice: Choice): void;
  onRequest(): void;
  /** There is a session already. */
  again: boolean;
  busy: boolean;
  error: Error | null;
}

const fileTypes: FileType[] = ['pdf', 'image', 'none'];

export function AskCard({ subjects, documentTypes, choice, subject, onChoose, ...rest }: AskCardProps) {
  const { t } = useTranslation();
  const has = documentTypes.filter(({ document_type: type }) => subject.document_types.includes(type));
  const hasNot = documentTypes.filter((type) => !has.includes(type));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    rest.onRequest();
  };
  return (
    <Card title={t('tryIt.askTitle')}>
      <form onSubmit={ask} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <div className="grid content-start gap-1.5">
            <SelectField
              label={t('tryIt.person')}
              hint={t(`tryIt.situations.${subject.situation}`)}
              value={choice.iin}
              onChange={({ target }) => onChoose(withPerson(choice, subjects, target.value))}
            >
              <PeopleOptions label={t('tryIt.people')} subjects={subjects.filter(isWell)} />
              <PeopleOptions label={t('tryIt.trouble')} subjects={subjects.filter((each) => !isWell(each))} />
            </SelectField>
            <p className="text-quiet text-sm">
              {t('tryIt.iin', { iin: subject.iin })} · {t('tryIt.phone', { phone: subject.phone })}
            </p>
          </div>
          <SelectField
            label={t('tryIt.document')}
            value={choice.documentType}
            onChange={({ target }) => onChoose({ ...choice, documentType: target.value })}
          >
            <TypeOptions label={t('tryIt.has')} types={has} />
            <TypeOptions label={t('tryIt.hasNot')} types={hasNot} />
          </SelectField>
          <SelectField
            label={t('tryIt.file')}
            value={choice.file}
            onChange={({ target }) =>
              onChoose({ ...choice, file: fileTypes.find((type) => type === target.value) ?? 'pdf' })
            }
          >
            {fileTypes.map((type) => (
              <option key={type} value={type}>
                {t(`tryIt.files.${type}`)}
              </option>
            ))}
          </SelectField>
        </div>
        {rest.error !== null && <Failed error={rest.error} />}
        <Button type="submit" kind={rest.again ? 'plain' : 'primary'} busy={rest.busy} className="justify-self-start">
          {t(rest.again ? 'tryIt.requestAgain' : 'tryIt.request')}
        </Button>
      </form>
    </Card>
  );
}

const isWell = ({ situation }: SandboxSubject) => situation === 'ok';

function PeopleOptions({ label, subjects }: { label: string; subjects: SandboxSubject[] }) {
  return (
    <optgroup label={label}>
      {subjects.map(({ iin, full_name: name }) => (
        <option key={iin} value={iin}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

function TypeOptions({ label, types }: { label: string; types: DocumentTypeSummary[] }) {
  if (types.length === 0) return null;
  return (
    <optgroup label={label}>
      {types.map(({ document_type: type, title }) => (
        <option key={type} value={type}>
          {title[currentLanguage()]}
        </option>
      ))}
    </optgroup>
  );
}

/** Another person: keep the document where the state has it of that person, too. */
function withPerson(choice: Choice, subjects: SandboxSubject[], iin: string): Choice {
  const types = subjects.find((subject) => subject.iin === iin)?.document_types ?? [];
  const documentType = types.includes(choice.documentType) ? choice.documentType : (types[0] ?? choice.documentType);
  return { ...choice, iin, documentType };
}
