/** One of the sandbox's people: whom to ask for, with which phone, and what happens then. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../../api/document-types.ts';
import type { PlayedFault, SandboxPerson } from '../../../api/sandbox.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Badge } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Row } from '../../../ui/rows.tsx';
import { FaultForm } from './fault-form.tsx';

interface PersonRowProps {
  person: SandboxPerson;
  /** Their place in the list, by which the phone's page knows them. */
  number: number;
  played: PlayedFault | undefined;
}

export function PersonRow({ person, number, played }: PersonRowProps) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const [open, setOpen] = useState(false);
  const { full_name: name, iin, phone, situation, document_types: types } = person;
  return (
    <>
      <Row
        name={name}
        badges={
          <>
            {situation !== 'ok' && <Badge kind="warn">{t(`sandbox.situations.${situation}`)}</Badge>}
            {played !== undefined && <Badge kind="bad">{t(`frame.faults.${played.fault}`)}</Badge>}
          </>
        }
        actions={
          <>
            <Button aria-label={`${t('sandbox.fault')}: ${name}`} onClick={() => setOpen(true)}>
              {t('sandbox.fault')}
            </Button>
            <ButtonLink
              kind="quiet"
              to="/sandbox/phone"
              hash={`person-${number}`}
              target="_blank"
              rel="noreferrer"
              aria-label={`${t('sandbox.phone')}: ${name}`}
            >
              {t('sandbox.phone')}
            </ButtonLink>
          </>
        }
      >
        <p className="tabular-nums">{t('sandbox.numbers', { iin, phone: `+${phone}` })}</p>
        {types.length > 0 && (
          <details>
            <summary className="cursor-pointer rounded-md py-1 text-accent-strong">
              {t('sandbox.documents', { count: types.length })}
            </summary>
            <p className="pt-1">{types.map(nameOf).join(' · ')}</p>
          </details>
        )}
      </Row>
      <Dialog title={t('sandbox.faultOf', { name })} open={open} onClose={() => setOpen(false)}>
        <FaultForm iin={iin} played={played} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
