/** The frame of the sandbox's pages that everybody may open. Where the operator has disabled them, it says so. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../api/gateway.ts';
import { linkLook } from './auth-card.tsx';
import { Empty } from './card.tsx';
import { Fetched } from './fetched.tsx';
import { PageTitle } from './page.tsx';

interface SampleFrameProps {
  title: string;
  lead: string;
  children: ReactNode;
}

export function SampleFrame({ title, lead, children }: SampleFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-6">
      <div className="grid gap-3">
        <Link to="/" className={`${linkLook} justify-self-start py-1`}>
          <span aria-hidden="true">← </span>
          {t('shell.toStart')}
        </Link>
        <PageTitle title={title} lead={lead} />
      </div>
      <WhereEnabled>{children}</WhereEnabled>
    </div>
  );
}

function WhereEnabled({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Fetched query={useQuery(gatewayQuery)}>
      {(gateway) => (gateway.sample_pages ? children : <Empty title={t('shell.off')}>{t('shell.offText')}</Empty>)}
    </Fetched>
  );
}
