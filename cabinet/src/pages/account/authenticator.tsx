/** The authenticator: on or off, setting it up and taking it away. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { disableTotp, startTotp, type TotpStart } from '../../api/second-factors.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
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
  const starting = useSingleMutation({ mutationFn: startTotp, onSuccess: setStart });
  return (
    <>
      <Button kind="primary" busy={starting.isPending} onClick={() => starting.mutate()}>
        {t('account.totpStart')}
      </Button>
      {starting.isError && <Failed error={starting.error} />}
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
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        {t('account.totpRemove')}
      </Button>
      <ConfirmDialog
        title={t('account.totpRemoveTitle')}
        submit={t('account.totpRemove')}
        open={asked}
        onClose={() => setAsked(false)}
        action={async () => {
          await disableTotp();
          await queries.invalidateQueries({ queryKey: ACCOUNT_KEY });
        }}
      >
        {t('account.totpRemoveText')}
      </ConfirmDialog>
    </>
  );
}
