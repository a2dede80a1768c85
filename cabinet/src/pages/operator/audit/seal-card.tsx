/** What seals the audit: key and newest checkpoint; with the verification and the export. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checkpointQuery, EXPORT_AUDIT_URL, type SealedAudit } from '../../../api/audit.ts';
import { formatDateTime, formatNumber } from '../../../format.ts';
import { Button, ButtonAnchor } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { Fetched } from '../../../ui/fetched.tsx';
import { useVerification, VerificationState } from './verification.tsx';

export function SealCard() {
  const { t } = useTranslation();
  const found = useQuery(checkpointQuery);
  const verification = useVerification();
  return (
    <Card title={t('audit.seal')}>
      <div className="grid gap-5">
        <Fetched query={found}>{(sealed) => <Seal sealed={sealed} />}</Fetched>
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" busy={verification.running} onClick={verification.start}>
            {t('audit.verify')}
          </Button>
          <ButtonAnchor href={EXPORT_AUDIT_URL} download>
            {t('audit.export')}
          </ButtonAnchor>
        </div>
        <VerificationState verification={verification} />
        <p className="max-w-prose text-quiet text-sm">{t('audit.trust')}</p>
      </div>
    </Card>
  );
}

function Seal({ sealed: { key, checkpoint, unsealed_rows: unsealed } }: { sealed: SealedAudit }) {
  const { t } = useTranslation();
  // The name, as in the checkpoint's first line; the rest of the key is for machines.
  const [name = key] = key.split('+');
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name={t('audit.checkpoint')}>
          {checkpoint === null
            ? t('audit.noCheckpoint')
            : t('audit.checkpointText', {
                rows: formatNumber(checkpoint.rows),
                time: formatDateTime(checkpoint.sealed_at),
              })}
        </Fact>
        <Fact name={t('audit.unsealed')}>{formatNumber(unsealed)}</Fact>
        <Fact name={t('audit.key')}>
          <code className="break-all text-sm">{name}</code>
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={key} label={t('audit.copyKey')} />
        {checkpoint !== null && <CopyButton text={checkpoint.note} label={t('audit.copyCheckpoint')} />}
      </div>
    </>
  );
}
