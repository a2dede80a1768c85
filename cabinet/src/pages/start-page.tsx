/** The start page: what this is, how it works, and the ways in. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { documentationAddress } from '../api/documentation.ts';
import { gatewayQuery } from '../api/gateway.ts';
import { ButtonAnchor, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import identityCard from './start/identity-card.webp';
import { TheThreeSteps } from './start/the-three-steps.tsx';

export function StartPage() {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  return (
    <div className="grid gap-10">
      <div className="grid items-center gap-8 pt-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:pt-10">
        <div className="grid gap-6">
          <h1 className="text-balance font-bold text-3xl leading-tight sm:text-4xl">{t('start.title')}</h1>
          <p className="text-lg text-quiet">{t('start.lead')}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink kind="primary" to="/log-in">
              {t('logIn.submit')}
            </ButtonLink>
            <ButtonLink to="/sign-up">{t('logIn.signUp')}</ButtonLink>
          </div>
        </div>
        <img
          src={identityCard}
          alt={t('start.picture')}
          width={720}
          height={454}
          className="h-auto w-full rounded-2xl border border-line shadow-xl"
        />
      </div>
      <TheThreeSteps />
      <DemonstrationHint />
      <div className="grid gap-4 sm:grid-cols-3">
        {gateway?.sample_pages === true && (
          <>
            <Way title={t('start.phoneTitle')} text={t('start.phoneText')}>
              {(look) => <ButtonLink to="/sandbox/phone" {...look} />}
            </Way>
            <Way title={t('gallery.title')} text={t('start.galleryText')}>
              {(look) => <ButtonLink to="/gallery" {...look} />}
            </Way>
          </>
        )}
        {gateway?.documentation === true && (
          <Way title={t('start.apiTitle')} text={t('start.apiText')}>
            {(look) => <ButtonAnchor href={documentationAddress()} {...look} />}
          </Way>
        )}
      </div>
    </div>
  );
}

interface WayProps {
  title: string;
  text: string;
  /** The link, which says that it opens and what. */
  children(look: { 'aria-label': string; className: string; children: string }): ReactNode;
}

function Way({ title, text, children }: WayProps) {
  const { t } = useTranslation();
  const open = t('start.open');
  return (
    <Card title={title} className="flex flex-col">
      <p className="mb-4 grow text-quiet">{text}</p>
      {children({ 'aria-label': `${open}: ${title}`, className: 'self-start', children: open })}
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
