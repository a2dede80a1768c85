/** What to do next: the three steps to the first document, and after it the way into one's own system. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery } from '../../api/api-keys.ts';
import { documentationAddress } from '../../api/documentation.ts';
import { gatewayQuery } from '../../api/gateway.ts';
import { organizationNavigation } from '../../navigation.ts';
import { ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useOrganization } from '../../ui/member-context.tsx';

export function NextSteps({ hasDocument }: { hasDocument: boolean }) {
  const { t } = useTranslation();
  const { id: organizationId, permissions } = useOrganization();
  const { data: gateway } = useQuery(gatewayQuery);
  const { data } = useQuery({ ...apiKeysQuery(organizationId), enabled: permissions.includes('api_keys.read') });
  const keys = data?.api_keys.filter(({ state }) => state === 'usable') ?? [];
  const hasKey = keys.some(({ environment }) => environment === 'test');
  const isLive = keys.some(({ environment, last_used_at: used }) => environment === 'live' && used !== null);
  // Whoever calls for live documents has found the way.
  if (isLive) return null;
  const pageOf = (page: string) =>
    organizationNavigation.find((row) => row.name === page && permissions.includes(row.permission))?.to;
  const [keysPage, tryIt] = [pageOf('api-keys'), pageOf('try-it')];
  return (
    <section className="grid gap-4">
      <h2 className="font-semibold text-lg">{t(hasDocument ? 'overview.next' : 'overview.welcome')}</h2>
      <ol className="grid gap-3">
        {!hasDocument && (
          <>
            <Step number={1} isDone={hasKey} title={t('overview.keyTitle')} text={t('overview.keyText')}>
              {keysPage !== undefined && !hasKey && (
                <ButtonLink kind="primary" to={keysPage} params={{ organizationId }}>
                  {t('overview.keyAction')}
                </ButtonLink>
              )}
            </Step>
            <Step number={2} title={t('overview.tryTitle')} text={t('overview.tryText')}>
              {tryIt !== undefined && (
                <ButtonLink kind={hasKey ? 'primary' : 'plain'} to={tryIt} params={{ organizationId }}>
                  {t('frame.pages.try-it')}
                </ButtonLink>
              )}
            </Step>
          </>
        )}
        <Step number={hasDocument ? 1 : 3} title={t('overview.docsTitle')} text={t('overview.docsText')}>
          {gateway?.documentation === true && (
            <ButtonAnchor href={documentationAddress()}>{t('overview.docsAction')}</ButtonAnchor>
          )}
        </Step>
      </ol>
    </section>
  );
}

interface StepProps {
  number: number;
  isDone?: boolean;
  title: string;
  text: string;
  children: ReactNode;
}

function Step({ number, isDone = false, title, text, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className="flex gap-4 rounded-2xl border border-line bg-card p-5">
      <span
        aria-hidden="true"
        className={`grid size-9 shrink-0 place-items-center rounded-full font-semibold ${isDone ? 'bg-good-tint text-good' : 'bg-tint text-accent-strong'}`}
      >
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 grow basis-96 gap-1">
          <h3 className="font-semibold">
            {title}
            {isDone && <span className="sr-only">: {t('overview.done')}</span>}
          </h3>
          {!isDone && <p className="max-w-prose text-quiet">{text}</p>}
        </div>
        {children}
      </div>
    </li>
  );
}
