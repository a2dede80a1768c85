/** Step 3: what the system receives: the file, the photo, the codes, and the JSON. */
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentReply } from '../../api/try-it.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { ButtonAnchor } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Answers } from './answers.tsx';

export function DocumentCard({ document }: { document: DocumentReply | undefined }) {
  const { t } = useTranslation();
  return (
    <Card title={t('tryIt.documentTitle')}>
      {document === undefined ? (
        <p className="text-quiet">{t('tryIt.documentWaiting')}</p>
      ) : (
        <div className="grid gap-6">
          {'claims' in document && <Answers {...document} />}
          <Files document={document} />
          <Json document={document} />
        </div>
      )}
    </Card>
  );
}

function Files({ document }: { document: DocumentReply }) {
  const { t } = useTranslation();
  const { document_image: image, document_pdf: pdf, face_photo: photo, document_type: type } = document;
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
      {image !== null && (
        <Part name={t('tryIt.image')} className="sm:col-span-2 lg:col-span-4">
          <img
            src={jpeg(image)}
            alt={t('tryIt.image')}
            className="max-h-160 max-w-full rounded-lg border border-line"
          />
          <Download href={jpeg(image)} name={`${type}.jpg`} label={t('tryIt.image')} />
        </Part>
      )}
      {pdf !== null && (
        <Part name={t('tryIt.pdf')} className="sm:col-span-2 lg:col-span-4">
          <Pdf base64={pdf} name={`${type}.pdf`} />
        </Part>
      )}
      {photo === null ? (
        !('claims' in document) && (
          <Part name={t('tryIt.photo')}>
            <p className="text-quiet">{t('tryIt.noPhoto')}</p>
          </Part>
        )
      ) : (
        <Part name={t('tryIt.photo')}>
          <img src={jpeg(photo)} alt={t('tryIt.photo')} className="max-h-48 rounded-lg border border-line" />
        </Part>
      )}
      {/* Codes are read by machines: dark on white, in every theme. */}
      {document.qrcode !== null && (
        <Part name={t('tryIt.qrcode')}>
          <img src={png(document.qrcode)} alt={t('tryIt.qrcode')} className="max-h-48 rounded-lg bg-white p-2" />
        </Part>
      )}
      {'signed_qrcode' in document && document.signed_qrcode !== undefined && (
        <Part name={t('tryIt.signedQrcode')}>
          <img
            src={png(document.signed_qrcode)}
            alt={t('tryIt.signedQrcode')}
            className="max-h-48 rounded-lg bg-white p-2"
          />
          <a href="/verify" target="_blank" rel="noreferrer" className={linkLook}>
            {t('tryIt.verifyPage')}
          </a>
        </Part>
      )}
      {document.barcode !== null && (
        <Part name={t('tryIt.barcode')}>
          <img src={png(document.barcode)} alt={t('tryIt.barcode')} className="max-w-full rounded-lg bg-white p-2" />
        </Part>
      )}
    </div>
  );
}

function Part({ name, className = '', children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={`grid min-w-0 content-start justify-items-start gap-2 ${className}`}>
      <h3 className="font-medium">{name}</h3>
      {children}
    </div>
  );
}

function Pdf({ base64, name }: { base64: string; name: string }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytesOf(base64)], { type: 'application/pdf' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  if (url === undefined) return null;
  return (
    <>
      {navigator.pdfViewerEnabled && (
        <object
          data={url}
          type="application/pdf"
          aria-label={t('tryIt.pdf')}
          className="h-160 w-full rounded-lg border border-line bg-sunken"
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Download href={url} name={name} label={t('tryIt.pdf')} />
        <ButtonAnchor href={url} target="_blank" rel="noreferrer">
          {t('tryIt.openPdf')}
        </ButtonAnchor>
      </div>
    </>
  );
}

function Download({ href, name, label }: { href: string; name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <ButtonAnchor href={href} download={name} aria-label={`${t('tryIt.download')}: ${label}`}>
      {t('tryIt.download')}
    </ButtonAnchor>
  );
}

function Json({ document }: { document: DocumentReply }) {
  const { t } = useTranslation();
  const text = JSON.stringify(document, shortened, 2);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h3 className="font-medium">{t('tryIt.json')}</h3>
          <p className="text-quiet text-sm">{t('tryIt.jsonText')}</p>
        </div>
        <CopyButton text={text} label={`${t('shell.copy')}: ${t('tryIt.json')}`} />
      </div>
      <CodeBlock name={t('tryIt.json')} text={text} />
    </div>
  );
}

const SHOWN_CHARACTERS = 60;
const files = ['face_photo', 'qrcode', 'signed_qrcode', 'barcode', 'document_image', 'document_images', 'document_pdf'];

function shortened(name: string, value: unknown): unknown {
  if (!files.includes(name)) return value;
  return Array.isArray(value) ? value.map(shortenedFile) : shortenedFile(value);
}

function shortenedFile(file: unknown): unknown {
  return typeof file === 'string' ? `${file.slice(0, SHOWN_CHARACTERS)}… (${file.length})` : file;
}

const jpeg = (base64: string) => `data:image/jpeg;base64,${base64}`;
const png = (base64: string) => `data:image/png;base64,${base64}`;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
