/** What every page begins with, and what it shows while its data comes. */
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from './button.tsx';

interface PageTitleProps {
  /** Also the name of the browser's tab. */
  title: string;
  lead?: ReactNode;
  /** Beside the title: the button of the page. */
  action?: ReactNode;
}

export function PageTitle({ title, lead, action }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · Qujat`;
  }, [title]);
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-balance font-bold text-2xl sm:text-3xl">{title}</h1>
        {lead !== undefined && <div className="max-w-prose text-quiet">{lead}</div>}
      </div>
      {action}
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-16 text-quiet">
      <Spinner />
      {t('shell.loading')}
    </p>
  );
}
