/** The roles, to choose from. */
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/account.ts';

export const roles: readonly Role[] = ['owner', 'developer', 'viewer'];

export function RoleOptions() {
  const { t } = useTranslation();
  return roles.map((role) => (
    <option key={role} value={role}>
      {t(`frame.roles.${role}`)}
    </option>
  ));
}
