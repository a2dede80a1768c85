/** The pages that the person may open: those of the organisation, then those of the operator. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../api/account.ts';
import { type NavigationRow, operatorNavigation, organizationNavigation } from '../navigation.ts';
import { useCurrentOrganization } from './current-organization.ts';
import { Icon } from './icons.tsx';
import { useAccount } from './member-context.tsx';

const look =
  'flex min-h-10 items-center gap-3 rounded-lg px-3 py-2 hover:bg-tint aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-accent-strong';

export function Navigation() {
  const { t } = useTranslation();
  const { is_operator: isOperator, operator_permissions: operatorPermissions } = useAccount();
  const { organization } = useCurrentOrganization();
  return (
    <>
      {organization !== undefined && (
        <Rows
          label={t('frame.navigation')}
          rows={organizationNavigation}
          permissions={organization.permissions}
          params={{ organizationId: organization.id }}
        />
      )}
      {isOperator && operatorNavigation.length > 0 && (
        <Rows
          label={t('frame.operatorNavigation')}
          title={t('frame.operator')}
          rows={operatorNavigation}
          permissions={operatorPermissions}
          params={{}}
        />
      )}
    </>
  );
}

interface RowsProps {
  label: string;
  title?: string;
  rows: readonly NavigationRow[];
  permissions: readonly Permission[];
  params: Record<string, string>;
}

function Rows({ label, title, rows, permissions, params }: RowsProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={label}>
      {title !== undefined && <p className="px-3 pt-4 pb-1 text-quiet text-sm">{title}</p>}
      <ul className="grid gap-0.5">
        {rows
          .filter(({ permission }) => permissions.includes(permission))
          .map(({ to, name }) => (
            <li key={name}>
              <Link to={to} params={params} className={look}>
                <Icon name={name} />
                {t(`frame.pages.${name}`)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
