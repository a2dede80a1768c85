/** The start page: what this is, and the ways in. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewayQuery } from '../api/gateway.ts';
import { ButtonAnchor, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

export function StartPage() {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  return (
    <div className="grid gap-10">
      <div className="grid gap-6 pt-6 sm:pt-12">
        <h1 className="max-w-3xl text-balance font-bold text-4xl leading-tight sm:text-5xl">{t('start.title')}</h1>
        <p className="max-w-2xl text-lg text-quiet">{t('start.lead')}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="primary" to="/log-in">
            {t('start.logIn')}
          </ButtonLink>
          <ButtonLink to="/sign-up">{t('start.signUp')}</ButtonLink>
        </div>
      </div>
      <DemonstrationHint />
      <div className="grid gap-4 sm:grid-cols-3">
        {gateway?.sample_pages === true && (
          <>
            <Way title={t('start.phoneTitle')} href="/sandbox/phone">
              {t('start.phoneText')}
            </Way>
            <Way title={t('start.galleryTitle')} href="/gallery">
              {t('start.galleryText')}
            </Way>
          </>
        )}
        {gateway?.documentation === true && (
          <Way title={t('start.apiTitle')} href="/docs">
            {t('start.apiText')}
          </Way>
        )}
      </div>
    </div>
  );
}

function Way({ title, href, children }: { title: string; href: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Card title={title} className="flex flex-col">
      <p className="mb-4 grow text-quiet">{children}</p>
      <ButtonAnchor href={href} aria-label={`${t('start.open')}: ${title}`} className="self-start">
        {t('start.open')}
      </ButtonAnchor>
    </Card>
  );
}

/** Only on one's own machine; there the development inbox exists too. */
function DemonstrationHint() {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  if (gateway?.development_inbox !== true) return null;
  return (
    <Card title={t('start.tryTitle')}>
      <p className="max-w-prose text-quiet">{t('start.tryText')}</p>
    </Card>
  );
}
