/** What the product does, at a glance: the call that asks, the code that the citizen gets, the call that brings the document. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../ui/code-block.tsx';

const REQUEST = `POST /api/v1/backend/e-document/
  online-access/
  request/identity_card/

{ "api_key": "qjt_…",
  "iin": "900101300017",
  "phone": "77010000001" }`;

const APPROVE = `POST /api/v1/backend/e-document/
  online-access/approve/

{ "backend_session_id": "…",
  "code": "482913",
  "file": true, "file_type": "pdf" }`;

export function TheThreeSteps() {
  const { t } = useTranslation();
  return (
    <ol className="grid gap-4 xl:grid-cols-3">
      <Step number={1} title={t('start.requestTitle')} text={t('start.requestText')}>
        <CodeBlock name={t('start.requestTitle')} text={REQUEST} />
      </Step>
      <Step number={2} title={t('start.smsTitle')} text={t('start.smsText')}>
        <div className="grid content-start gap-2 rounded-lg bg-sunken p-4">
          <p className="text-quiet text-sm">1414</p>
          <p className="rounded-2xl rounded-bl-sm bg-card px-4 py-3">{t('start.sms', { code: '482913' })}</p>
        </div>
      </Step>
      <Step number={3} title={t('start.approveTitle')} text={t('start.approveText')}>
        <CodeBlock name={t('start.approveTitle')} text={APPROVE} />
      </Step>
    </ol>
  );
}

function Step({ number, title, text, children }: { number: number; title: string; text: string; children: ReactNode }) {
  return (
    <li className="grid min-w-0 content-start gap-3 rounded-2xl border border-line bg-card p-5">
      <div className="flex items-center gap-3">
        <span
          aria-hidden="true"
          className="grid size-8 shrink-0 place-items-center rounded-full bg-tint font-semibold text-accent-strong"
        >
          {number}
        </span>
        <h2 className="font-semibold text-lg">{title}</h2>
      </div>
      <p className="text-quiet">{text}</p>
      {children}
    </li>
  );
}
