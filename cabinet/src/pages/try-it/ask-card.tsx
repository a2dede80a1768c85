/** Step 1: whose document, which one, as which file; or what of it in place of the document, or the whole of it for the wallet. */
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentTypeSummary } from '../../api/document-types.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import type { FileType, SandboxSubject } from '../../api/try-it.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { ChoiceGroup, type SelectChoice, SelectField } from '../../ui/field.tsx';
import { SubjectField } from '../../ui/subject-field.tsx';
import { nothingAsked, type Wanted } from './asked.ts';
import { AskedFields } from './asked-fields.tsx';

export interface Choice extends Wanted {
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
            label={t('requests.documentType')}
            value={choice.documentType}
            onChange={({ target }) => onChoose(withType(choice, target.value))}
          >
            <ChoiceGroup label={t('tryIt.has')} choices={choicesOf(has)} />
            <ChoiceGroup label={t('tryIt.hasNot')} choices={choicesOf(hasNot)} />
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
          {t(rest.again ? 'tryIt.requestAgain' : requestTexts[kindOf(choice)])}
        </Button>
      </form>
    </Card>
  );
}

type Kind = 'document' | 'answers' | 'wallet';

const requestTexts = {
  document: 'tryIt.request',
  answers: 'tryIt.requestAnswers',
  wallet: 'tryIt.requestOffer',
} as const satisfies Record<Kind, string>;

const wantedOf: Record<Kind, Wanted> = {
  document: { asked: null, isForWallet: false },
  answers: { asked: nothingAsked, isForWallet: false },
  wallet: { asked: null, isForWallet: true },
};

function kindOf({ asked, isForWallet }: Wanted): Kind {
  if (isForWallet) return 'wallet';
  return asked === null ? 'document' : 'answers';
}

/** The whole document, with which file; answers alone, or a credential, with none. */
function WantedFields({ choice, onChoose }: Pick<AskCardProps, 'choice' | 'onChoose'>) {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  const kinds: Kind[] = gateway?.credentials === true ? ['document', 'answers', 'wallet'] : ['document', 'answers'];
  return (
    <>
      <SelectField
        label={t('tryIt.wanted')}
        value={kindOf(choice)}
        onChange={({ target }) =>
          onChoose({ ...choice, ...wantedOf[kinds.find((kind) => kind === target.value) ?? 'document'] })
        }
        choices={kinds.map((kind) => ({ value: kind, label: t(`tryIt.wantedChoices.${kind}`) }))}
      />
      {kindOf(choice) === 'document' && (
        <SelectField
          label={t('tryIt.file')}
          value={choice.file}
          onChange={({ target }) =>
            onChoose({ ...choice, file: fileTypes.find((type) => type === target.value) ?? 'pdf' })
          }
          choices={fileTypes.map((type) => ({ value: type, label: t(`tryIt.files.${type}`) }))}
        />
      )}
    </>
  );
}

/** Such a request would ask for the whole document. */
function asksNothing({ asked }: Choice): boolean {
  return asked !== null && asked.claims.length + asked.fields.length === 0;
}

function choicesOf(types: readonly DocumentTypeSummary[]): SelectChoice[] {
  return types.map(({ document_type: type, title }) => ({ value: type, label: title[currentLanguage()] }));
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
