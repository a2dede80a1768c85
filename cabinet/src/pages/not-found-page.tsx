/** For addresses that lead nowhere. */
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { PublicHeader } from '../ui/public-frame.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PublicHeader />
      <main className="mx-auto max-w-xl p-6">
        <Empty title={<h1>{t('shell.notFound')}</h1>}>
          <ButtonLink to="/">{t('shell.toStart')}</ButtonLink>
        </Empty>
      </main>
    </>
  );
}
