/** The passkeys of the account: registered here, renamed, removed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { isPasskeyUsable, pageWithPasskeys, withPasskeyLibrary } from '../../passkeys.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Fetched } from '../../ui/fetched.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormButton } from '../../ui/form-button.tsx';

export function PasskeyList({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <Card title={t('account.passkeysTitle')}>
      <p className="mb-4 max-w-prose text-quiet">{t('account.passkeysText')}</p>
      <Fetched query={useQuery(passkeysQuery)}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <p className="mb-4">{t('account.passkeysEmpty')}</p>
          ) : (
            <ul className="mb-4 grid divide-y divide-line">
              {passkeys.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          )
        }
      </Fetched>
      <FormButton
        disabled={!isPasskeyUsable()}
        button={t('account.passkeyAdd')}
        title={t('account.passkeyAdd')}
        submit={t('account.passkeyAdd')}
        action={async ({ name = '' }) => {
          const codes = await addPasskey(name);
          await refresh();
          return codes;
        }}
        // The first second factor of an account brings recovery codes.
        onDone={(codes) => codes.length > 0 && onCodes(codes)}
      >
        <NameField name={browserName(navigator.userAgent) ?? ''} />
      </FormButton>
      <Elsewhere />
    </Card>
  );
}

async function addPasskey(name: string): Promise<readonly string[]> {
  const optionsJSON = await startPasskeyRegistration();
  const response = await withPasskeyLibrary((library) => library.startRegistration({ optionsJSON }));
  return (await registerPasskey(name, response)).recovery_codes;
}

function PasskeyRow({ passkey: { id, name, created_at: created, last_used_at: used } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0">
      <div className="grid min-w-0 gap-1">
        <p className="break-words font-medium">{name}</p>
        <p className="text-quiet text-sm">
          {t('account.passkeySince', { date: formatDate(created) })}
          {' · '}
          {used === null ? t('account.passkeyNeverUsed') : t('account.passkeyUsed', { date: formatDate(used) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <FormButton
          button={t('account.rename')}
          aria-label={t('account.renameOf', { name })}
          title={t('account.renameOf', { name })}
          submit={t('frame.save')}
          action={async ({ name: given = '' }) => {
            await renamePasskey(id, given);
            await refresh();
          }}
        >
          <NameField name={name} />
        </FormButton>
        <ConfirmButton
          aria-label={t('account.removeOf', { name })}
          title={t('account.passkeyRemoveTitle', { name })}
          submit={t('frame.remove')}
          action={async () => {
            await removePasskey(id);
            await refresh();
          }}
        >
          {t('account.passkeyRemoveText')}
        </ConfirmButton>
      </div>
    </li>
  );
}

function NameField({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('frame.name')}
      name="name"
      defaultValue={name}
      hint={t('account.passkeyNameHint')}
      maxLength={60}
      autoComplete="off"
      autoFocus
      required
    />
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

function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([queries.invalidateQueries(passkeysQuery), queries.invalidateQueries({ queryKey: ACCOUNT_KEY })]);
}
