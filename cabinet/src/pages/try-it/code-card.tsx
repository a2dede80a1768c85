/** Step 2: the code, and the state of the session with what is left of it. */
import type { FormEvent, RefObject } from 'react';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { errorText } from '../../ui/error-text.ts';
import { Failed } from '../../ui/failed.tsx';
import { ResendButton, SessionFacts } from './session-facts.tsx';
import { stateAt, type TriedSession } from './session-state.ts';
import { useNow } from './use-now.ts';

interface CodeCardProps {
  session: TriedSession | undefined;
  code: string;
  onCode(code: string): void;
  input: RefObject<HTMLInputElement | null>;
  onApprove(): void;
  onResend(): void;
  approving: boolean;
  resending: boolean;
  resent: boolean;
  error: Error | null;
}

export function CodeCard(props: CodeCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('tryIt.codeTitle')}>
      {props.session === undefined ? (
        <p className="text-quiet">{t('tryIt.waiting')}</p>
      ) : (
        <OpenCode {...props} session={props.session} />
      )}
    </Card>
  );
}

function OpenCode({ session, error, resent, ...rest }: CodeCardProps & { session: TriedSession }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const state = rest.approving ? 'approving' : stateAt(session, nowMs);
  return (
    <div className="grid gap-5">
      <SessionFacts session={session} state={state} nowMs={nowMs} />
      {(state === 'requested' || state === 'approving') && (
        <CodeForm key={session.id} session={session} nowMs={nowMs} error={error} {...rest} />
      )}
      {resent && <Notice kind="good">{t('tryIt.resent')}</Notice>}
      {state === 'locked' && <Notice kind="bad">{t('errors.too_many_attempts')}</Notice>}
      {state === 'expired' && <Notice kind="bad">{t('errors.session_expired')}</Notice>}
      {state === 'delivered' && <Notice kind="good">{t('tryIt.delivered')}</Notice>}
    </div>
  );
}

type CodeFormProps = Omit<CodeCardProps, 'session' | 'resent'> & { session: TriedSession; nowMs: number };

function CodeForm({ session, nowMs, code, onCode, input, error, ...rest }: CodeFormProps) {
  const { t } = useTranslation();
  const id = useId();
  // The document was asked for: the code is what comes next.
  useEffect(() => input.current?.focus(), [input]);
  const ofField = error instanceof ApiError && error.code === 'invalid_otp_code';
  const approve = (event: FormEvent) => {
    event.preventDefault();
    rest.onApprove();
  };
  return (
    <form noValidate onSubmit={approve} className="grid gap-4">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          {t('tryIt.code')}
        </label>
        <input
          id={id}
          ref={input}
          value={code}
          onChange={({ target }) => onCode(target.value.replace(/\D/g, '').slice(0, 6))}
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-invalid={ofField || undefined}
          aria-describedby={`${id}-hint`}
          className="min-h-12 w-full max-w-48 rounded-lg border border-field bg-card px-3 py-2 font-mono text-xl tracking-[0.3em] aria-invalid:border-bad"
        />
        <p id={`${id}-hint`} className={`text-sm ${ofField ? 'text-bad' : 'text-quiet'}`} aria-live="polite">
          {ofField ? errorText(error, t) : t('tryIt.codeHint')}
        </p>
      </div>
      {error !== null && !ofField && <Failed error={error} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="primary" busy={rest.approving} disabled={code.length !== 6}>
          {t('tryIt.approve')}
        </Button>
        <ResendButton session={session} nowMs={nowMs} busy={rest.resending} onResend={rest.onResend} />
      </div>
    </form>
  );
}
