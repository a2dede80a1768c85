/** What is shown where a page or a part of it could not be loaded: what happened, the request's id, and another try. */
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/call.ts';
import { Button } from './button.tsx';
import { Notice } from './card.tsx';
import { errorText } from './error-text.ts';
import { PublicHeader } from './public-frame.tsx';

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice kind="bad">
      <Reason error={error} />
      {onRetry !== undefined && (
        <Button className="mt-3" onClick={onRetry}>
          {t('shell.tryAgain')}
        </Button>
      )}
    </Notice>
  );
}

/** What happened, and by which number to ask about it. */
export function Reason({ error }: { error: unknown }) {
  const { t } = useTranslation();
  // What the visitor can mend needs no number.
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <>
      <p>{errorText(error, t)}</p>
      {requestId !== undefined && <p className="text-sm">{t('shell.requestId', { id: requestId })}</p>}
    </>
  );
}

/** For what nobody foresaw. */
export function FailedPage({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <>
      <PublicHeader />
      <main className="mx-auto max-w-xl p-6">
        <Failed error={error} onRetry={reset} />
      </main>
    </>
  );
}
