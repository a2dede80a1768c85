/** Chooses one of the sandbox's people, and says what happens when somebody asks for this one's documents. */
import { useTranslation } from 'react-i18next';
import type { SandboxSubject } from '../api/try-it.ts';
import { ChoiceGroup, SelectField } from './field.tsx';

interface SubjectFieldProps {
  subjects: readonly SandboxSubject[];
  subject: SandboxSubject;
  onChoose(subject: SandboxSubject): void;
}

export function SubjectField({ subjects, subject, onChoose }: SubjectFieldProps) {
  const { t } = useTranslation();
  const choose = (wanted: string) => {
    const chosen = subjects.find(({ iin }) => iin === wanted);
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <div className="grid content-start gap-1.5">
      <SelectField
        label={t('phone.person')}
        hint={t(`scenarios.${subject.situation}`)}
        value={subject.iin}
        onChange={({ target }) => choose(target.value)}
      >
        <ChoiceGroup label={t('phone.people')} choices={subjects.filter(isWell).map(choiceOf)} />
        <ChoiceGroup label={t('phone.trouble')} choices={subjects.filter((each) => !isWell(each)).map(choiceOf)} />
      </SelectField>
      <p className="text-quiet text-sm">
        {t('phone.iin', { iin: subject.iin })} · {t('phone.number', { phone: subject.phone })}
      </p>
    </div>
  );
}

const isWell = ({ situation }: SandboxSubject) => situation === 'ok' || situation === 'fixed_code';

const choiceOf = ({ iin, full_name: name }: SandboxSubject) => ({ value: iin, label: name });
