/** The gallery: a sample of every document type, as picture, PDF and JSON. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentTypeSummary, documentTypesQuery } from '../api/document-types.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { linkLook } from '../ui/auth-card.tsx';
import { Fetched } from '../ui/fetched.tsx';
import { SampleFrame } from '../ui/sample-frame.tsx';

export function GalleryPage() {
  const { t } = useTranslation();
  return (
    <SampleFrame title={t('gallery.title')} lead={t('gallery.lead')}>
      <Samples />
    </SampleFrame>
  );
}

function Samples() {
  return (
    <Fetched query={useQuery(documentTypesQuery)}>
      {(types) => (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {types.map((type) => type.samples && <Sample key={type.document_type} type={type} files={type.samples} />)}
        </ul>
      )}
    </Fetched>
  );
}

type Files = NonNullable<DocumentTypeSummary['samples']>;

function Sample({ type, files }: { type: DocumentTypeSummary; files: Files }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const title = type.title[language];
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-2xl border border-line bg-card p-4">
      <Picture files={files} title={title} />
      <h2 className="mt-1 break-words font-semibold">{title}</h2>
      <code className="break-all text-quiet text-sm">{type.document_type}</code>
      <p className="text-quiet text-sm">
        {t('gallery.validity', { validity: type.validity?.[language] ?? t('gallery.unlimited') })}
      </p>
      <p className="mt-auto flex flex-wrap gap-x-4">
        {(['pdf', 'image', 'json'] as const).map((file) => (
          <a
            key={file}
            href={files[file]}
            aria-label={`${t(`gallery.files.${file}`)}: ${title}`}
            className={`${linkLook} py-1`}
          >
            {t(`gallery.files.${file}`)}
          </a>
        ))}
      </p>
    </li>
  );
}

/** Drawn when it comes near the window; a gateway that has much to draw may be late with it. */
function Picture({ files, title }: { files: Files; title: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <a href={files.pdf} className="grid h-80 place-items-center overflow-hidden rounded-lg bg-sunken p-2">
      {failed ? (
        <span className="text-center text-quiet text-sm">{t('gallery.noPicture')}</span>
      ) : (
        <img
          src={files.image}
          alt={t('gallery.sampleOf', { title })}
          loading="lazy"
          onError={() => setFailed(true)}
          className="max-h-76 max-w-full bg-white shadow"
        />
      )}
    </a>
  );
}
