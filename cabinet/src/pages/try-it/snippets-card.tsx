/**
 * The page's two calls as code. On the screen the key is masked, so that a shared screen or a picture tells nothing; the copy has it,
 * so that it runs as it is. It is always a test key: a live key is known to no page.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type SnippetLanguage,
  snippetLanguages,
  snippetOf,
} from '../../../../server/src/documentation/snippet-writers.ts';
import type { SandboxSubject } from '../../api/try-it.ts';
import { Card } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { Choice } from './ask-card.tsx';
import { requestBody } from './asked.ts';
import { approveCall, requestCall } from './snippets.ts';

interface SnippetsCardProps {
  testKey: string;
  choice: Choice;
  subject: SandboxSubject;
  code: string;
  sessionId: string | undefined;
}

const PREFIX = 'qjt_test_'.length;

export function SnippetsCard({ testKey, choice, subject, code, sessionId }: SnippetsCardProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<SnippetLanguage>('curl');
  const request = (apiKey: string) =>
    snippetOf(language, requestCall(location.origin, choice.documentType, requestBody(apiKey, subject, choice)));
  const approve = snippetOf(
    language,
    approveCall(location.origin, sessionId ?? '<backend_session_id>', code === '' ? '<code>' : code, choice.file),
  );
  const masked = `${testKey.slice(0, PREFIX)}••••••••${testKey.slice(-4)}`;
  return (
    <Card title={t('tryIt.snippetsTitle')} action={<LanguageChoice language={language} onChoose={setLanguage} />}>
      <div className="grid gap-5">
        <p className="max-w-prose text-quiet">{t('tryIt.snippetsText')}</p>
        <Snippet name={t('tryIt.snippets.request')} text={request(masked)} copied={request(testKey)} />
        {/* The wallet approves. */}
        {!choice.isForWallet && <Snippet name={t('tryIt.snippets.approve')} text={approve} copied={approve} />}
      </div>
    </Card>
  );
}

interface LanguageChoiceProps {
  language: SnippetLanguage;
  onChoose(language: SnippetLanguage): void;
}

function LanguageChoice({ language, onChoose }: LanguageChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('tryIt.language')}</legend>
      {snippetLanguages.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === language}
          onClick={() => onChoose(id)}
          className="min-h-9 rounded-md px-2.5 text-quiet text-sm hover:bg-tint aria-pressed:bg-tint aria-pressed:font-semibold aria-pressed:text-accent-strong"
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function Snippet({ name, text, copied }: { name: string; text: string; copied: string }) {
  const { t } = useTranslation();
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-medium">{name}</h3>
        <CopyButton text={copied} label={t('tryIt.copyCode', { name })} />
      </div>
      <CodeBlock name={name} text={text} />
    </div>
  );
}
