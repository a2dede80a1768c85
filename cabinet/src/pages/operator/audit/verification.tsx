/** The verification: how far it is, and how it ended. Leaving the page ends it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkpointQuery, type VerificationStep, verifyAudit } from '../../../api/audit.ts';
import { formatNumber } from '../../../format.ts';
import { Notice } from '../../../ui/card.tsx';
import { Failed } from '../../../ui/failed.tsx';

interface RunningVerification {
  running: boolean;
  step: VerificationStep | undefined;
  error: unknown;
  start(): void;
}

export function useVerification(): RunningVerification {
  const [step, setStep] = useState<VerificationStep>();
  const [error, setError] = useState<unknown>();
  const [running, setRunning] = useState(false);
  const leaving = useRef<AbortController>(undefined);
  const queries = useQueryClient();
  useEffect(() => () => leaving.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    leaving.current = controller;
    setStep(undefined);
    setError(undefined);
    setRunning(true);
    try {
      await verifyAudit(setStep, controller.signal);
      await queries.invalidateQueries(checkpointQuery);
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure);
    } finally {
      setRunning(false);
    }
  };
  return { running, step, error, start };
}

export function VerificationState({ verification: { running, step, error } }: { verification: RunningVerification }) {
  const { t } = useTranslation();
  if (error !== undefined) return <Failed error={error} />;
  if (step === undefined) return null;
  if (step.step === 'broken') {
    return (
      <Notice kind="bad">
        <p className="font-semibold">{t('audit.broken')}</p>
        <p lang="en" className="break-words">
          {step.fault}
        </p>
      </Notice>
    );
  }
  if (step.step === 'whole') {
    const { rows, chains, checkpoints } = step;
    return (
      <Notice kind="good">
        {t('audit.whole', {
          rows: formatNumber(rows),
          chains: formatNumber(chains),
          checkpoints: formatNumber(checkpoints),
        })}
      </Notice>
    );
  }
  // The answer broke off before its last line.
  if (!running) return <Failed error={new TypeError('the answer broke off')} />;
  return (
    <div className="grid gap-2">
      <progress
        aria-label={t('audit.checking')}
        max={step.of}
        value={step.rows}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-quiet text-sm tabular-nums">
        {t('audit.progress', { rows: formatNumber(step.rows), of: formatNumber(step.of) })}
      </p>
    </div>
  );
}
