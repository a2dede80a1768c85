/** While the sandbox misbehaves on purpose: nobody should look for the mistake elsewhere, or forget to end it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { armsQuery } from '../api/sandbox.ts';
import { linkLook } from './auth-card.tsx';
import { Notice } from './card.tsx';
import { useOrganization } from './member-context.tsx';

export function ArmedNotice({ testKey }: { testKey: string }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const { data: arms = [] } = useQuery(armsQuery(testKey));
  if (arms.length === 0) return null;
  return (
    <Notice kind="warn">
      <p>
        {t('sandbox.armedNotice', { count: arms.length })}{' '}
        <Link to="/organizations/$organizationId/sandbox" params={{ organizationId }} className={linkLook}>
          {t('sandbox.seeArmed')}
        </Link>
      </p>
    </Notice>
  );
}
