/** The field of the specification's first stage: the key, masked until it is asked for. */
import { useTranslation } from 'react-i18next';
import { type ApiKey, showApiKey } from '../../api/api-keys.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { KeyOutput } from '../../ui/key-output.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { maskedKey, useKeyName } from './key-name.ts';

export function BackendApiKey({ apiKey, canShow }: { apiKey: ApiKey; canShow: boolean }) {
  const { t } = useTranslation();
  const { id: organizationId } = useOrganization();
  // Never put into the cache of queries: it is gone with the page.
  const showing = useSingleMutation({ mutationFn: () => showApiKey(organizationId, apiKey.id), gcTime: 0 });
  const key = showing.data?.backend_api_key;
  const name = useKeyName(apiKey);
  return (
    <div className="grid gap-2">
      <KeyOutput value={key ?? maskedKey(apiKey)}>
        {canShow && key === undefined && (
          <Button busy={showing.isPending} aria-label={t('apiKeys.showOf', { name })} onClick={() => showing.mutate()}>
            {t('frame.show')}
          </Button>
        )}
        {key !== undefined && (
          <>
            <CopyButton text={key} label={t('shell.copy')} />
            <Button onClick={() => showing.reset()}>{t('frame.hide')}</Button>
          </>
        )}
        {apiKey.environment === 'live' && <span className="text-quiet text-sm">{t('apiKeys.liveHidden')}</span>}
      </KeyOutput>
      {showing.isError && <Failed error={showing.error} />}
    </div>
  );
}
