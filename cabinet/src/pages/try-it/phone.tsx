/** The citizen's phone with the SMS from 1414. The gateway is asked for new ones while a session waits for its code. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listSandboxMessages, type SandboxMessage, type SandboxSubject } from '../../api/try-it.ts';
import { formatTime } from '../../format.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import type { TriedSession } from './session-state.ts';

const POLL_MS = 1_500;
const SHOWN = 3;

interface PhoneProps {
  testKey: string;
  subject: SandboxSubject;
  session: TriedSession | undefined;
  onTakeCode(code: string): void;
}

export function Phone({ testKey, subject, session, onTakeCode }: PhoneProps) {
  const { t } = useTranslation();
  const waits = session?.state === 'requested';
  const { data, error } = useQuery({
    queryKey: ['sandbox-messages', testKey, subject.phone, session?.id],
    queryFn: () => listSandboxMessages(testKey, subject.phone),
    refetchInterval: waits && POLL_MS,
    gcTime: 0,
  });
  return (
    <section
      aria-label={t('tryIt.phoneTitle', { name: subject.full_name })}
      className="mx-auto grid w-full max-w-80 content-start gap-4 rounded-[2.5rem] border-8 border-line bg-card p-5"
    >
      <div className="border-line border-b pb-3 text-center">
        <h2 className="text-balance font-semibold">{subject.full_name}</h2>
        <p className="text-quiet text-sm">+{subject.phone}</p>
      </div>
      {error !== null && <Failed error={error} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={t('tryIt.messages')} tabIndex={0} className="h-104 overflow-y-auto rounded-lg">
        <ol aria-live="polite" className="grid content-start gap-4">
          {data?.slice(0, SHOWN).map((message, index) => (
            <Sms key={message.id} message={message} onTakeCode={waits && index === 0 ? onTakeCode : undefined} />
          ))}
          {data?.length === 0 && <NoMessages waits={waits} />}
        </ol>
      </section>
    </section>
  );
}

function NoMessages({ waits }: { waits: boolean }) {
  const { t } = useTranslation();
  return (
    <li className="grid gap-2 px-2 py-8 text-center text-quiet text-sm">
      <p>{t('tryIt.noMessages')}</p>
      {waits && <p>{t('tryIt.noSms')}</p>}
    </li>
  );
}

interface SmsProps {
  message: SandboxMessage;
  /** Only of the newest, while a session waits for it. */
  onTakeCode: ((code: string) => void) | undefined;
}

function Sms({ message: { text, code, sent_at: sentAt }, onTakeCode }: SmsProps) {
  const { t } = useTranslation();
  return (
    <li className="grid gap-2">
      <p className="text-quiet text-xs">1414 · {t('tryIt.sentAt', { time: formatTime(new Date(sentAt)) })}</p>
      {onTakeCode !== undefined && (
        <Button className="justify-self-start" onClick={() => onTakeCode(code)}>
          {t('tryIt.useCode', { code })}
        </Button>
      )}
      <div className={`grid gap-2 rounded-2xl rounded-bl-sm px-4 py-3 text-sm ${onTakeCode ? 'bg-tint' : 'bg-sunken'}`}>
        {text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}
