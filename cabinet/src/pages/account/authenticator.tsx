/** The authenticator: on or off, setting it up and taking it away. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { disableTotp, startTotp, type TotpStart } from '../../api/second-factors.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAccount } from '../../ui/member-context.tsx';
import { TotpSetUp } from './totp-set-up.tsx';

export function Authenticator({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const { t } = useTranslation();
  const { totp_enabled: enabled } = useAccount();
  return (
    <Card
      title={t('account.totpTitle')}
      action={<Badge kind={enabled ? 'good' : 'warn'}>{t(enabled ? 'account.on' : 'account.off')}</Badge>}
    >
      <p className="mb-4 max-w-prose text-quiet">{t(enabled ? 'account.totpOnText' : 'account.totpOffText')}</p>
      {enabled ? <Removal /> : <SetUp onCodes={onCodes} />}
    </Card>
  );
}

function SetUp({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const { t } = useTranslation();
  const [start, setStart] = useState<TotpStart>();
  return (
    <>
      <ActionButton kind="primary" action={async () => setStart(await startTotp())}>
        {t('account.totpStart')}
      </ActionButton>
      <Dialog title={t('account.totpStart')} open={start !== undefined} onClose={() => setStart(undefined)}>
        {start !== undefined && (
          <TotpSetUp
            start={start}
            onCancel={() => setStart(undefined)}
            onCodes={(codes) => {
              setStart(undefined);
              onCodes(codes);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function Removal() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <ConfirmButton
      title={t('account.totpRemoveTitle')}
      submit={t('account.totpRemove')}
      action={async () => {
        await disableTotp();
        await queries.invalidateQueries({ queryKey: ACCOUNT_KEY });
      }}
    >
      {t('account.totpRemoveText')}
    </ConfirmButton>
  );
}
