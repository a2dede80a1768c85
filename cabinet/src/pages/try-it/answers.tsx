/** The answers to what was asked in place of the document. */
import { useTranslation } from 'react-i18next';
import type { AnswersReply } from '../../api/try-it.ts';
import { Fact } from '../../ui/fact.tsx';

export function Answers({ claims, fields }: AnswersReply) {
  const { t } = useTranslation();
  const named = (name: string) => <span className="break-words font-mono">{name}</span>;
  const answer = (value: boolean | null) => (value === null ? 'unknown' : value ? 'yes' : 'no');
  return (
    <dl className="grid gap-4 sm:grid-cols-2">
      {Object.entries(claims).map(([name, value]) => (
        <Fact key={name} name={named(name)}>
          <span className="font-semibold">{t(`tryIt.answers.${answer(value)}`)}</span>
        </Fact>
      ))}
      {Object.entries(fields).map(([path, value]) => (
        <Fact key={path} name={named(path)}>
          {typeof value === 'string' ? value : JSON.stringify(value)}
        </Fact>
      ))}
    </dl>
  );
}
