/** One of the sandbox's people: whom to ask for, with which phone, and what happens then. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../../api/document-types.ts';
import type { SandboxSubject } from '../../api/try-it.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Row } from '../../ui/rows.tsx';

interface PersonRowProps {
  person: SandboxSubject;
  /** The place in the list of all, from 1, by which the phone's page knows them. */
  number: number;
  /** Below the numbers. */
  children?: ReactNode;
  /** Beside the way to the phone. */
  actions?: ReactNode;
}

export function PersonRow({ person, number, children, actions }: PersonRowProps) {
  const { t } = useTranslation();
  const { nameOf } = useDocumentTypeNames();
  const { full_name: name, iin, phone, situation, document_types: types } = person;
  return (
    <Row
      isDense={actions === undefined}
      name={name}
      actions={
        <>
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
          {actions}
        </>
      }
    >
      {situation !== 'ok' && <p className="text-warn">{t(`scenarios.${situation}`)}</p>}
      <p className="tabular-nums">{t('sandbox.numbers', { iin, phone: `+${phone}` })}</p>
      {children}
      {types.length > 0 && (
        <details>
          <summary className="cursor-pointer rounded-md py-1 text-accent-strong">
            {t('sandbox.documents', { count: types.length })}
          </summary>
          <p className="pt-1">{types.map(nameOf).join(' · ')}</p>
        </details>
      )}
    </Row>
  );
}
