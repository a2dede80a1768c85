/** Step 2 where the document goes into a wallet: what opens that, and how the credential is taken back. */
import { useTranslation } from 'react-i18next';
import { revokeCredential } from '../../api/try-it.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Card, Notice } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { ResendButton, SessionFacts } from './session-facts.tsx';
import { stateAt, type TriedSession } from './session-state.ts';
import { useNow } from './use-now.ts';

interface OfferCardProps {
  testKey: string;
  session: TriedSession;
  offer: { uri: string; credentialId: string };
  onResend(): void;
  resending: boolean;
  resent: boolean;
  error: Error | null;
}

export function OfferCard({ testKey, session, offer, onResend, resending, resent, error }: OfferCardProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const state = stateAt(session, nowMs);
  return (
    <Card title={t('tryIt.offerTitle')}>
      <div className="grid gap-5">
        <SessionFacts session={session} state={state} nowMs={nowMs} />
        {state === 'requested' && (
          <>
            <p className="max-w-prose">{t('tryIt.offerText')}</p>
            <div className="max-w-96">
              <QrCode text={offer.uri} label={t('tryIt.offerQr')} isLong />
            </div>
            <div className="flex flex-wrap gap-3">
              <ButtonAnchor href={offer.uri}>{t('tryIt.openWallet')}</ButtonAnchor>
              <ResendButton session={session} nowMs={nowMs} busy={resending} onResend={onResend} />
            </div>
            {error !== null && <Failed error={error} />}
            {resent && <Notice kind="good">{t('tryIt.resent')}</Notice>}
          </>
        )}
        {state === 'expired' && <Notice>{t('tryIt.offerEnded')}</Notice>}
        <Revocation key={offer.credentialId} testKey={testKey} credentialId={offer.credentialId} />
      </div>
    </Card>
  );
}

function Revocation({ testKey, credentialId }: { testKey: string; credentialId: string }) {
  const { t } = useTranslation();
  const revoking = useSingleMutation({ mutationFn: () => revokeCredential(testKey, credentialId) });
  return (
    <div className="grid gap-3 border-line border-t pt-4">
      <p className="text-quiet text-sm">
        {t('tryIt.credentialId')} <code className="select-all break-all">{credentialId}</code>
      </p>
      {revoking.error !== null && <Failed error={revoking.error} />}
      {revoking.isSuccess ? (
        <Notice kind="good">{t('tryIt.revoked')}</Notice>
      ) : (
        <Button className="justify-self-start" busy={revoking.isPending} onClick={() => revoking.mutate()}>
          {t('tryIt.revoke')}
        </Button>
      )}
    </div>
  );
}
