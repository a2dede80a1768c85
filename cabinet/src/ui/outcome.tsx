/** How a call of the Backend API ended: as a sign, and in words with what to do. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isKnownError } from './error-text.ts';
import { Icon } from './icons.tsx';

/**
 * In a table: the error's own code, which is what its readers look for.
 * @param isShort on a phone it is its sign alone; the words are there for screen readers
 */
export function OutcomeSign({ outcome, isShort = false }: { outcome: string; isShort?: boolean }) {
  const { t } = useTranslation();
  const isOk = outcome === 'ok';
  return (
    <span className={`inline-flex items-baseline gap-2 ${isOk ? 'text-good' : 'text-bad'}`}>
      <Icon name={isOk ? 'check' : 'cross'} className="translate-y-0.5" />
      {isOk ? (
        <span className={isShort ? 'sr-only md:not-sr-only' : ''}>{t('requests.ok')}</span>
      ) : (
        <code className={isShort ? 'sr-only md:not-sr-only md:whitespace-nowrap' : 'md:whitespace-nowrap'}>
          <Breaking code={outcome} />
        </code>
      )}
    </span>
  );
}

/** On a phone a long code breaks between its words. */
function Breaking({ code }: { code: string }) {
  const end = code.indexOf('_') + 1;
  if (end === 0) return code;
  return (
    <>
      {code.slice(0, end)}
      <wbr />
      <Breaking code={code.slice(end)} />
    </>
  );
}

/** What happened, and what to do about it. */
export function outcomeText(outcome: string, t: TFunction): string {
  if (outcome === 'ok') return t('requests.done');
  return isKnownError(outcome)
    ? t(`errors.${outcome}`, { wait: t('requests.headerWait') })
    : t('requests.otherError', { code: outcome });
}
