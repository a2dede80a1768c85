/** What can be asked of the chosen document in place of it: its claims, and its single fields. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DocumentTypeDetails, documentTypeQuery } from '../../api/document-types.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Fetched } from '../../ui/fetched.tsx';
import { CheckField } from '../../ui/field.tsx';
import { type Asked, toggled } from './asked.ts';

interface AskedFieldsProps {
  documentType: string;
  asked: Asked;
  onAsk(asked: Asked): void;
}

export function AskedFields({ documentType, asked, onAsk }: AskedFieldsProps) {
  const { t } = useTranslation();
  const toggle = (list: keyof Asked, name: string) => onAsk({ ...asked, [list]: toggled(asked[list], name) });
  return (
    <Fetched query={useQuery(documentTypeQuery(documentType))}>
      {({ claims, fields }) => (
        <div className="grid gap-4">
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium">{t('tryIt.claims')}</legend>
            <p className="text-quiet text-sm">{t('tryIt.claimsHint')}</p>
            <Choices of={claims} chosen={asked.claims} onToggle={(name) => toggle('claims', name)} />
          </fieldset>
          <details open={asked.fields.length > 0}>
            <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('tryIt.fields')}</summary>
            <Choices of={fields} chosen={asked.fields} onToggle={(name) => toggle('fields', name)} />
          </details>
        </div>
      )}
    </Fetched>
  );
}

interface ChoicesProps {
  of: DocumentTypeDetails['claims'];
  chosen: readonly string[];
  onToggle(name: string): void;
}

function Choices({ of, chosen, onToggle }: ChoicesProps) {
  return (
    <div className="grid max-h-80 gap-2 overflow-y-auto sm:grid-cols-2">
      {of.map(({ code, name }) => (
        <CheckField
          key={code}
          label={code}
          hint={name[currentLanguage()]}
          checked={chosen.includes(code)}
          onChange={() => onToggle(code)}
        />
      ))}
    </div>
  );
}
