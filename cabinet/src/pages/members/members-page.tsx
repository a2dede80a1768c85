/** The members of the organisation. Owners change them; the others see who is there. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../ui/member-context.tsx';
import { PageTitle } from '../../ui/page.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { Leaving } from './leaving.tsx';
import { MemberList } from './member-list.tsx';

export function MembersPage() {
  const { t } = useTranslation();
  const [mayManage, mayLeave] = [useMay('members.manage'), useMay('organization.leave')];
  return (
    <>
      <PageTitle title={t('frame.pages.members')} lead={t('members.lead')} />
      <MemberList />
      {mayManage && <InviteForm />}
      <InvitationList mayManage={mayManage} />
      {mayLeave && <Leaving />}
    </>
  );
}
