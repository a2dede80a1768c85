/** The page of API keys: those that work, what was seen of them, and a key that was just made. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeysQuery } from '../api/api-keys.ts';
import { Empty } from '../ui/card.tsx';
import { useEnvironment, useShowEnvironment } from '../ui/environment.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { useMay, useOrganization } from '../ui/member-context.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Summary } from '../ui/summary.tsx';
import { KeyCard } from './api-keys/key-card.tsx';
import { CreateKeyButton } from './api-keys/key-form.tsx';
import { type MadeKey, NewKey, type OnMade } from './api-keys/new-key.tsx';
import { SeenInBrowser } from './api-keys/seen-in-browser.tsx';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  const mayManage = useMay('api_keys.manage');
  const query = apiKeysQuery(organizationId);
  const keys = useQuery(query);
  const queries = useQueryClient();
  const showEnvironment = useShowEnvironment();
  const [made, setMade] = useState<MadeKey>();
  const show = (key: MadeKey) => {
    setMade(key);
    return Promise.all([showEnvironment(key.created.environment), queries.invalidateQueries(query)]);
  };
  return (
    <>
      <PageTitle
        title={t('frame.pages.api-keys')}
        lead={t(mayManage ? 'apiKeys.lead' : 'apiKeys.readOnly')}
        action={mayManage && <CreateKeyButton onMade={show} />}
      />
      <NewKey made={made} onKept={() => setMade(undefined)} />
      <Fetched query={keys}>{({ api_keys: apiKeys }) => <Keys apiKeys={apiKeys} onMade={show} />}</Fetched>
    </>
  );
}

interface KeysProps {
  apiKeys: ApiKey[];
  onMade: OnMade;
}

/** Those of the other environment are not shown; that one of them is in danger, is. */
function Keys({ apiKeys, onMade }: KeysProps) {
  const { t } = useTranslation();
  const environment = useEnvironment();
  const mayManage = useMay('api_keys.manage');
  const usable = apiKeys.filter(({ state }) => state === 'usable');
  const ofEnvironment = apiKeys.filter((apiKey) => apiKey.environment === environment);
  const working = ofEnvironment.filter(({ state }) => state === 'usable');
  const others = ofEnvironment.filter(({ state }) => state !== 'usable').toReversed();
  return (
    <>
      {usable.map((apiKey) => (
        <SeenInBrowser key={apiKey.id} apiKey={apiKey} onMade={onMade} />
      ))}
      {working.length === 0 && (
        <Empty title={<h2>{t(`apiKeys.emptyTitles.${environment}`)}</h2>}>
          <p>{t(mayManage ? `apiKeys.emptyTexts.${environment}` : 'apiKeys.emptyTextRead')}</p>
          {mayManage && <CreateKeyButton className="mt-4" onMade={onMade} />}
        </Empty>
      )}
      <ul className="grid gap-4">
        {working.map((apiKey) => (
          <KeyCard key={apiKey.id} apiKey={apiKey} onMade={onMade} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <Summary>{t('apiKeys.oldKeys', { count: others.length })}</Summary>
          <ul className="mt-3 grid gap-4">
            {others.map((apiKey) => (
              <KeyCard key={apiKey.id} apiKey={apiKey} onMade={onMade} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
