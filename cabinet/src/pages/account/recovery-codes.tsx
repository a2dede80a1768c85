/** The recovery codes, this once: to copy or to print. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-5">
      <Notice kind="warn">{t('account.codesText')}</Notice>
      <ul className="grid gap-2 rounded-lg bg-sunken p-4 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all break-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Button kind="primary" onClick={onKept}>
          {t('account.codesKept')}
        </Button>
        <CopyButton text={codes.join('\n')} />
        <Button onClick={() => print()}>{t('account.print')}</Button>
      </div>
    </div>
  );
}
