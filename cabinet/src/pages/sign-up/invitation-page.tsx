/** Where the link of an invitation leads: those without an account make one, the others log in and accept. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/call.ts';
import {
  acceptInvitation,
  acceptInvitationAsNewAccount,
  invitationQuery,
  type ShownInvitation,
} from '../../api/invitations.ts';
import { logOut } from '../../api/log-in.ts';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { useMailLink } from '../../mail-link.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { AuthCard } from '../../ui/auth-card.tsx';
import { Notice } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Form } from '../../ui/form.tsx';
import { LogInGate } from '../../ui/log-in/log-in-gate.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { Loading } from '../../ui/page.tsx';
import { BrokenLink } from './broken-link.tsx';

export function InvitationPage() {
  const token = useMailLink();
  return token === undefined ? <BrokenLink /> : <Invitation token={token} />;
}

function Invitation({ token }: { token: string }) {
  const { t } = useTranslation();
  const { data: invitation, error, refetch } = useQuery(invitationQuery(token));
  if (invitation === undefined) {
    if (error === null) return <Loading />;
    const broken = error instanceof ApiError && error.code === 'invalid_link';
    return broken ? <BrokenLink /> : <Failed error={error} onRetry={refetch} />;
  }
  const { email } = invitation;
  if (!invitation.account_exists) return <NewAccount token={token} invitation={invitation} />;
  return (
    <LogInGate notice={t('signUp.invitationLogIn', { email })}>
      {(account) =>
        account.email === email ? (
          <Acceptance token={token} invitation={invitation} />
        ) : (
          <OtherAccount invitation={invitation} loggedInAs={account.email} />
        )
      }
    </LogInGate>
  );
}

function InvitationCard({ invitation, children }: { invitation: ShownInvitation; children: ReactNode }) {
  const { t } = useTranslation();
  const { organization_name: organization, role, email } = invitation;
  return (
    <AuthCard title={t('signUp.invitationTitle')}>
      <div className="grid gap-1 break-words">
        <p className="text-lg">
          {organization === null || role === null
            ? t('signUp.invitationOperator')
            : t('signUp.invitationText', { organization, role: t(`frame.roles.${role}`) })}
        </p>
        <p className="text-quiet">{t('signUp.invitationEmail', { email })}</p>
      </div>
      {children}
    </AuthCard>
  );
}

interface InvitedProps {
  token: string;
  invitation: ShownInvitation;
}

function NewAccount({ token, invitation }: InvitedProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const accept = async ({ password = '' }) => {
    await acceptInvitationAsNewAccount({ token, password, language: currentLanguage() });
    await navigate({ to: '/home' });
    await queries.resetQueries();
  };
  return (
    <InvitationCard invitation={invitation}>
      <p>{t('signUp.invitationNew')}</p>
      <Form submit={t('signUp.invitationNewSubmit')} action={accept} wide>
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
        <NewPasswordField label={t('logIn.password')} name="password" />
      </Form>
    </InvitationCard>
  );
}

function Acceptance({ token, invitation }: InvitedProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const accept = async () => {
    const { organization_id: organizationId } = await acceptInvitation(token);
    await queries.resetQueries({ queryKey: ACCOUNT_KEY });
    if (organizationId === null) await navigate({ to: '/home' });
    else await navigate({ to: '/organizations/$organizationId/overview', params: { organizationId } });
  };
  return (
    <InvitationCard invitation={invitation}>
      <Form submit={t('signUp.accept')} action={accept} wide />
    </InvitationCard>
  );
}

function OtherAccount({ invitation, loggedInAs }: { invitation: ShownInvitation; loggedInAs: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <InvitationCard invitation={invitation}>
      <Notice kind="warn">{t('signUp.invitationOther', { email: loggedInAs })}</Notice>
      <ActionButton action={logOut} onSettled={() => queries.resetQueries({ queryKey: ACCOUNT_KEY })}>
        {t('frame.logOut')}
      </ActionButton>
    </InvitationCard>
  );
}
