/** The citizen's phone with the SMS from 1414, the newest first. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SandboxMessage, type SandboxSubject, sandboxMessagesQuery } from '../api/try-it.ts';
import { formatTime } from '../format.ts';
import { Failed } from './failed.tsx';

const POLL_MS = 1_500;

interface PhoneProps {
  testKey: string;
  subject: SandboxSubject;
  /** Whether an SMS may come: then the gateway is asked again and again. */
  waits: boolean;
  sessionId?: string | undefined;
  /** Where no SMS has come, below the words that say so. */
  nothingYet?: ReactNode;
  /** What can be done with an SMS; false where nothing can. */
  actionOn(message: SandboxMessage, isNewest: boolean): ReactNode;
}

export function Phone({ testKey, subject, waits, sessionId, nothingYet, actionOn }: PhoneProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    ...sandboxMessagesQuery(testKey, subject.phone, sessionId),
    refetchInterval: waits && POLL_MS,
  });
  return (
    <section
      aria-label={t('phone.of', { name: subject.full_name })}
      className="mx-auto grid w-full max-w-80 content-start gap-4 rounded-[2.5rem] border-8 border-line bg-card p-5"
    >
      <div className="border-line border-b pb-3 text-center">
        <h2 className="text-balance font-semibold">{subject.full_name}</h2>
        <p className="text-quiet text-sm">+{subject.phone}</p>
      </div>
      {error !== null && <Failed error={error} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={t('phone.messages')} tabIndex={0} className="h-104 overflow-y-auto rounded-lg">
        {/* It appears with what has come before, so that only what comes now is read out. */}
        {data !== undefined && (
          <ol aria-live="polite" className="grid content-start gap-4">
            {data.map((message, index) => (
              <Sms key={message.id} message={message} action={actionOn(message, index === 0)} />
            ))}
            {data.length === 0 && (
              <li className="grid gap-2 px-2 py-8 text-center text-quiet text-sm">
                <p>{t('phone.noMessages')}</p>
                {nothingYet && <p>{nothingYet}</p>}
              </li>
            )}
          </ol>
        )}
      </section>
    </section>
  );
}

function Sms({ message: { text, sent_at: sentAt }, action }: { message: SandboxMessage; action: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className="grid gap-2">
      <p className="text-quiet text-xs">1414 · {t('phone.sentAt', { time: formatTime(sentAt) })}</p>
      {action}
      <div className={`grid gap-2 rounded-2xl rounded-bl-sm px-4 py-3 text-sm ${action ? 'bg-tint' : 'bg-sunken'}`}>
        {text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}
