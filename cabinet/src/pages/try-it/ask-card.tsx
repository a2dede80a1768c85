/** Step 1: whose document, which one, as which file; or what of it in place of the document. */
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
import { type Asked, nothingAsked } from './asked.ts';
import { AskedFields } from './asked-fields.tsx';

export interface Choice {
  iin: string;
  documentType: string;
  file: FileType;
  /** Null for the whole document. */
  asked: Asked | null;
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
            onChange={({ target }) => onChoose(withType(choice, target.value))}
          >
            <TypeOptions label={t('tryIt.has')} types={has} />
            <TypeOptions label={t('tryIt.hasNot')} types={hasNot} />
          </SelectField>
          <WantedFields choice={choice} onChoose={onChoose} />
        </div>
        {choice.asked !== null && (
          <AskedFields
            documentType={choice.documentType}
            asked={choice.asked}
            onAsk={(asked) => onChoose({ ...choice, asked })}
          />
        )}
        {rest.error !== null && <Failed error={rest.error} />}
        <Button
          type="submit"
          kind={rest.again ? 'plain' : 'primary'}
          busy={rest.busy}
          disabled={asksNothing(choice)}
          className="justify-self-start"
        >
          {t(rest.again ? 'tryIt.requestAgain' : choice.asked === null ? 'tryIt.request' : 'tryIt.requestAnswers')}
        </Button>
      </form>
    </Card>
  );
}

/** The whole document, with which file, or answers alone, with none. */
function WantedFields({ choice, onChoose }: Pick<AskCardProps, 'choice' | 'onChoose'>) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('tryIt.wanted')}
        value={choice.asked === null ? 'document' : 'answers'}
        onChange={({ target }) => onChoose({ ...choice, asked: target.value === 'answers' ? nothingAsked : null })}
      >
        <option value="document">{t('tryIt.wantedChoices.document')}</option>
        <option value="answers">{t('tryIt.wantedChoices.answers')}</option>
      </SelectField>
      {choice.asked === null && (
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
      )}
    </>
  );
}

/** Such a request would ask for the whole document. */
function asksNothing({ asked }: Choice): boolean {
  return asked !== null && asked.claims.length + asked.fields.length === 0;
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
  return { ...withType(choice, documentType), iin };
}

/** Another type answers something else. */
function withType(choice: Choice, documentType: string): Choice {
  if (documentType === choice.documentType) return choice;
  return { ...choice, documentType, asked: choice.asked && nothingAsked };
}
