/** The state of the session with what is left of it, and another code. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Badge, type NoticeKind } from '../../ui/card.tsx';
import { ATTEMPTS, type TriedSession } from './session-state.ts';
import { countdown } from './use-now.ts';

interface ResendButtonProps {
  session: TriedSession;
  nowMs: number;
  busy: boolean;
  onResend(): void;
}

export function ResendButton({ session: { resendAfterMs }, nowMs, busy, onResend }: ResendButtonProps) {
  const { t } = useTranslation();
  if (resendAfterMs === null) return <p className="self-center text-quiet">{t('tryIt.noResend')}</p>;
  const waits = nowMs < resendAfterMs;
  return (
    <Button disabled={waits} busy={busy} onClick={onResend}>
      {waits ? t('tryIt.resendIn', { time: countdown(resendAfterMs, nowMs) }) : t('tryIt.resend')}
    </Button>
  );
}

type ShownState = TriedSession['state'] | 'approving';

const kinds: Record<ShownState, NoticeKind> = {
  requested: 'info',
  approving: 'info',
  delivered: 'good',
  locked: 'bad',
  expired: 'bad',
};

export function SessionFacts({ session, state, nowMs }: { session: TriedSession; state: ShownState; nowMs: number }) {
  const { t } = useTranslation();
  const open = state === 'requested' || state === 'approving';
  const left = (untilMs: number) => (nowMs < untilMs ? countdown(untilMs, nowMs) : t('tryIt.over'));
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <Fact name={t('tryIt.session')}>
        <span aria-live="polite">
          <Badge kind={kinds[state]}>{t(`tryIt.states.${state}`)}</Badge>
        </span>
      </Fact>
      {/* What is typed into a wallet is not told here. */}
      {session.offer === undefined && (
        <Fact name={t('tryIt.attemptsLeft')}>{t('tryIt.attempts', { left: session.attemptsLeft, all: ATTEMPTS })}</Fact>
      )}
      {open && <Fact name={t('tryIt.codeEnds')}>{left(session.codeExpiresAtMs)}</Fact>}
      {open && <Fact name={t('tryIt.sessionEnds')}>{left(session.expiresAtMs)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}
