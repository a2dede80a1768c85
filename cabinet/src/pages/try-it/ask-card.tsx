/** Step 1: whose document, which one, as which file. */
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentTypeSummary } from '../../api/document-types.ts';
import type { FileType, SandboxSubject } from '../../api/try-it.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { SelectField } from '../../ui/field.tsx';
import { SubjectField } from '../../ui/subject-field.tsx';

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
          <SubjectField
            subjects={subjects}
            subject={subject}
            onChoose={(chosen) => onChoose(withPerson(choice, chosen))}
          />
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
function withPerson(choice: Choice, { iin, document_types: types }: SandboxSubject): Choice {
  const documentType = types.includes(choice.documentType) ? choice.documentType : (types[0] ?? choice.documentType);
  return { ...choice, iin, documentType };
}
