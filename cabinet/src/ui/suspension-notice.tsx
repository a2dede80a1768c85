/** On every page of an organisation that an operator has suspended: who did it, when and why. */
import { useTranslation } from 'react-i18next';
import type { Intervention } from '../api/account.ts';
import { Notice } from './card.tsx';
import { interventionText } from './intervention-text.ts';

export function SuspensionNotice({ suspension }: { suspension: Intervention | null }) {
  const { t } = useTranslation();
  if (suspension === null) return null;
  return (
    <Notice kind="bad">
      <p className="font-medium">{t('incident.suspended')}</p>
      <p className="break-words">{interventionText(suspension, t)}</p>
    </Notice>
  );
}
