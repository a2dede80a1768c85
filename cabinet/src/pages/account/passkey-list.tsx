/** The passkeys of the account: registered here, renamed, removed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import {
  type Passkey,
  passkeysQuery,
  registerPasskey,
  removePasskey,
  renamePasskey,
  startPasskeyRegistration,
} from '../../api/second-factors.ts';
import { browserName } from '../../browser-name.ts';
import { formatDate } from '../../format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { isPasskeyUsable, pageWithPasskeys, withPasskeyLibrary } from '../../passkeys.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failed } from '../../ui/failed.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loading } from '../../ui/page.tsx';

type Action = { kind: 'add' } | { kind: 'rename' | 'remove'; passkey: Passkey };

export function PasskeyList({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<Action>();
  const { data, error, refetch } = useQuery(passkeysQuery);
  const close = () => setAction(undefined);
  return (
    <Card title={t('account.passkeysTitle')}>
      <p className="mb-4 max-w-prose text-quiet">{t('account.passkeysText')}</p>
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {data?.passkeys.length === 0 && <p className="mb-4">{t('account.passkeysEmpty')}</p>}
      {data !== undefined && data.passkeys.length > 0 && (
        <ul className="mb-4 grid divide-y divide-line">
          {data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onAction={(kind) => setAction({ kind, passkey })} />
          ))}
        </ul>
      )}
      <Button disabled={!isPasskeyUsable()} onClick={() => setAction({ kind: 'add' })}>
        {t('account.passkeyAdd')}
      </Button>
      <Elsewhere />
      <NameDialog action={action} onClose={close} onCodes={onCodes} />
      <RemoveDialog passkey={action?.kind === 'remove' ? action.passkey : undefined} onClose={close} />
    </Card>
  );
}

function PasskeyRow({ passkey, onAction }: { passkey: Passkey; onAction(kind: 'rename' | 'remove'): void }) {
  const { t } = useTranslation();
  const dateOf = (time: string) => formatDate(new Date(time), currentLanguage());
  const { name, last_used_at: used } = passkey;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0">
      <div className="grid min-w-0 gap-1">
        <p className="break-words font-medium">{name}</p>
        <p className="text-quiet text-sm">
          {t('account.passkeySince', { date: dateOf(passkey.created_at) })}
          {' · '}
          {used === null ? t('account.passkeyNeverUsed') : t('account.passkeyUsed', { date: dateOf(used) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-label={t('account.renameOf', { name })} onClick={() => onAction('rename')}>
          {t('account.rename')}
        </Button>
        <Button kind="danger" aria-label={t('account.removeOf', { name })} onClick={() => onAction('remove')}>
          {t('account.remove')}
        </Button>
      </div>
    </li>
  );
}

/** Where passkeys do not work, the page says under which name they do. */
function Elsewhere() {
  const { t } = useTranslation();
  const page = pageWithPasskeys();
  if (page === undefined) return null;
  return (
    <p className="mt-3 text-quiet text-sm">
      {t('logIn.passkeysElsewhere')}{' '}
      <a href={page} className={linkLook}>
        {t('logIn.openThere')}
      </a>
    </p>
  );
}

/** For a new passkey and for a new name alike. */
interface NameDialogProps {
  action: Action | undefined;
  onClose(): void;
  /** The first second factor of an account brings recovery codes. */
  onCodes(codes: readonly string[]): void;
}

function NameDialog({ action, onClose, onCodes }: NameDialogProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const renamed = action?.kind === 'rename' ? action.passkey : undefined;
  const save = async ({ name = '' }) => {
    const codes = renamed === undefined ? await addPasskey(name) : await renamePasskey(renamed.id, name).then(() => []);
    await refresh();
    onClose();
    if (codes.length > 0) onCodes(codes);
  };
  const title = renamed === undefined ? t('account.passkeyAdd') : t('account.renameOf', { name: renamed.name });
  return (
    <FormDialog
      title={title}
      open={action?.kind === 'add' || renamed !== undefined}
      onClose={onClose}
      submit={renamed === undefined ? t('account.passkeyAdd') : t('frame.save')}
      action={save}
    >
      <TextField
        label={t('account.passkeyName')}
        name="name"
        defaultValue={renamed?.name ?? browserName(navigator.userAgent) ?? ''}
        hint={t('account.passkeyNameHint')}
        maxLength={60}
        autoComplete="off"
        autoFocus
        required
      />
    </FormDialog>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey | undefined; onClose(): void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={t('account.passkeyRemoveTitle', { name: passkey?.name ?? '' })}
      submit={t('account.remove')}
      open={passkey !== undefined}
      onClose={onClose}
      action={async () => {
        if (passkey !== undefined) await removePasskey(passkey.id);
        await refresh();
      }}
    >
      {t('account.passkeyRemoveText')}
    </ConfirmDialog>
  );
}

async function addPasskey(name: string): Promise<readonly string[]> {
  const optionsJSON = await startPasskeyRegistration();
  const response = await withPasskeyLibrary((library) => library.startRegistration({ optionsJSON }));
  return (await registerPasskey(name, response)).recovery_codes;
}

function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([queries.invalidateQueries(passkeysQuery), queries.invalidateQueries({ queryKey: ACCOUNT_KEY })]);
}
