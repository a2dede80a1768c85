/** The page of API keys: those that work, what was seen of them, and the dialogs that make, change, roll and revoke them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery, type Environment } from '../api/api-keys.ts';
import { Button } from '../ui/button.tsx';
import { Empty, Notice } from '../ui/card.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Failed } from '../ui/failed.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { Loading, PageTitle } from '../ui/page.tsx';
import { Summary } from '../ui/summary.tsx';
import { type KeyAction, KeyCard } from './api-keys/key-card.tsx';
import { KeyFormDialog } from './api-keys/key-form-dialog.tsx';
import { type NewKey, NewKeyDialog } from './api-keys/new-key-dialog.tsx';
import { RevokeDialog } from './api-keys/revoke-dialog.tsx';
import { RollDialog } from './api-keys/roll-dialog.tsx';
import { SeenInBrowser } from './api-keys/seen-in-browser.tsx';

type Opened = { action: KeyAction; apiKey: ApiKey } | { action: 'create' } | undefined;

export function ApiKeysPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('api_keys.manage');
  const mayRevoke = useMay('api_keys.revoke');
  const query = apiKeysQuery(organizationId);
  const { data, error, refetch } = useQuery(query);
  const queries = useQueryClient();
  const environment = useEnvironment();
  const showEnvironment = useShowEnvironment();
  const [opened, setOpened] = useState<Opened>();
  const [newKey, setNewKey] = useState<NewKey>();
  const [newKeyOpen, setNewKeyOpen] = useState(false);

  const close = () => setOpened(undefined);
  const reload = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const showNewKey = (made: NewKey) => {
    close();
    setNewKey(made);
    setNewKeyOpen(true);
    return Promise.all([showEnvironment(made.created.environment), reload()]);
  };
  const create = () => setOpened({ action: 'create' });

  return (
    <>
      <PageTitle
        title={t('apiKeys.title')}
        lead={t(mayManage ? 'apiKeys.lead' : 'apiKeys.readOnly')}
        action={
          mayManage && (
            <Button kind="primary" onClick={create}>
              {t('apiKeys.create')}
            </Button>
          )
        }
      />
      {newKey?.created.environment === 'live' && !newKeyOpen && (
        <Notice kind="warn">
          <p>{t('apiKeys.notKept', { name: newKey.created.name })}</p>
          <Button className="mt-3" onClick={() => setNewKeyOpen(true)}>
            {t('apiKeys.showOnce')}
          </Button>
        </Notice>
      )}
      {data === undefined && (error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />)}
      {data !== undefined && (
        <Keys
          apiKeys={data.api_keys}
          environment={environment}
          actions={[...(mayManage ? (['change', 'roll'] as const) : []), ...(mayRevoke ? (['revoke'] as const) : [])]}
          onAction={(action, apiKey) => setOpened({ action, apiKey })}
          onCreate={mayManage ? create : undefined}
        />
      )}
      <KeyFormDialog
        key={opened?.action === 'change' ? opened.apiKey.id : environment}
        open={opened?.action === 'create' || opened?.action === 'change'}
        apiKey={opened?.action === 'change' ? opened.apiKey : undefined}
        onClose={close}
        onCreated={(created) => showNewKey({ created })}
        onChanged={reload}
      />
      <RollDialog
        apiKey={opened?.action === 'roll' ? opened.apiKey : undefined}
        onClose={close}
        onRolled={(created, endsAt) => showNewKey({ created, replaces: { endsAt } })}
      />
      <RevokeDialog
        apiKey={opened?.action === 'revoke' ? opened.apiKey : undefined}
        onClose={close}
        onRevoked={reload}
      />
      <NewKeyDialog
        newKey={newKey}
        open={newKeyOpen}
        onClose={() => setNewKeyOpen(false)}
        onKept={() => {
          setNewKeyOpen(false);
          setNewKey(undefined);
        }}
      />
    </>
  );
}

interface KeysProps {
  apiKeys: ApiKey[];
  /** Keys of the other one are not shown; that one of them is in danger, is. */
  environment: Environment;
  /** What this person may do with a key. */
  actions: readonly KeyAction[];
  onAction(action: KeyAction, apiKey: ApiKey): void;
  /** Undefined for those who may make none. */
  onCreate: (() => void) | undefined;
}

function Keys({ apiKeys, environment, actions, onAction, onCreate }: KeysProps) {
  const { t } = useTranslation();
  const usable = apiKeys.filter(({ state }) => state === 'usable');
  const ofEnvironment = apiKeys.filter((apiKey) => apiKey.environment === environment);
  const working = ofEnvironment.filter(({ state }) => state === 'usable');
  const others = ofEnvironment.filter(({ state }) => state !== 'usable').toReversed();
  return (
    <>
      {usable.map((apiKey) => (
        <SeenInBrowser
          key={apiKey.id}
          apiKey={apiKey}
          onRoll={actions.includes('roll') ? () => onAction('roll', apiKey) : undefined}
        />
      ))}
      {working.length === 0 && (
        <Empty title={<h2>{t(`apiKeys.emptyTitles.${environment}`)}</h2>}>
          <p>{t(onCreate ? `apiKeys.emptyTexts.${environment}` : 'apiKeys.emptyTextRead')}</p>
          {onCreate && (
            <Button kind="primary" className="mt-4" onClick={onCreate}>
              {t('apiKeys.create')}
            </Button>
          )}
        </Empty>
      )}
      <ul className="grid gap-4">
        {working.map((apiKey) => (
          <KeyCard key={apiKey.id} apiKey={apiKey} actions={actions} onAction={onAction} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <Summary>{t('apiKeys.oldKeys', { count: others.length })}</Summary>
          <ul className="mt-3 grid gap-4">
            {others.map((apiKey) => (
              <KeyCard key={apiKey.id} apiKey={apiKey} actions={actions} onAction={onAction} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
