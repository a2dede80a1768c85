/** The authenticator: on or off, its recovery codes, setting it up and taking it away. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { disableTotp, renewRecoveryCodes, startTotp, type TotpStart } from '../../api/second-factors.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useAccount } from '../../ui/member-context.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetUp } from './totp-set-up.tsx';

export function Authenticator() {
  const { t } = useTranslation();
  const { totp_enabled: enabled } = useAccount();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const refresh = () => queries.invalidateQueries({ queryKey: ACCOUNT_KEY });
  const show = (shown: readonly string[]) => {
    setCodes(shown);
    refresh();
  };
  return (
    <Card
      title={t('account.totpTitle')}
      action={<Badge kind={enabled ? 'good' : 'warn'}>{t(enabled ? 'account.on' : 'account.off')}</Badge>}
    >
      <p className="mb-4 max-w-prose text-quiet">{t(enabled ? 'account.totpOnText' : 'account.totpOffText')}</p>
      {enabled ? <Enabled onCodes={show} onRemoved={refresh} /> : <SetUp onCodes={show} />}
      <Dialog title={t('account.codesTitle')} open={codes !== undefined} onClose={() => setCodes(undefined)} insistent>
        <RecoveryCodes codes={codes ?? []} onKept={() => setCodes(undefined)} />
      </Dialog>
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

interface EnabledProps {
  onCodes(codes: readonly string[]): void;
  onRemoved(): Promise<unknown>;
}

function Enabled({ onCodes, onRemoved }: EnabledProps) {
  const { t } = useTranslation();
  const { recovery_codes_left: left } = useAccount();
  const [asked, setAsked] = useState<'renew' | 'remove'>();
  const close = () => setAsked(undefined);
  return (
    <>
      <p className="mb-4">{t('account.codesLeft', { count: left })}</p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setAsked('renew')}>{t('account.codesRenew')}</Button>
        <Button kind="danger" onClick={() => setAsked('remove')}>
          {t('account.totpRemove')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('account.codesRenewTitle')}
        act={t('account.codesRenew')}
        open={asked === 'renew'}
        onClose={close}
        action={async () => onCodes((await renewRecoveryCodes()).recovery_codes)}
      >
        {t('account.codesRenewText')}
      </ConfirmDialog>
      <ConfirmDialog
        title={t('account.totpRemoveTitle')}
        act={t('account.totpRemove')}
        open={asked === 'remove'}
        onClose={close}
        action={async () => {
          await disableTotp();
          await onRemoved();
        }}
      >
        {t('account.totpRemoveText')}
      </ConfirmDialog>
    </>
  );
}
