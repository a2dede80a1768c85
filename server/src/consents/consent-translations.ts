/**
 * What a citizen is told before giving consent. The page of the Flow shows these words, the record keeps them, and the receipt prints
 * them: so what is recorded is what was shown.
 */
import type { Language, Trilingual } from '../words/languages.ts';

export type FileType = 'pdf' | 'image';

/** @param isPart where not the document is handed over, but what the page lists of it */
export function consentNotice(organization: string, { isPart }: { isPart: boolean }): Trilingual {
  if (isPart) return partNotice(organization);
  return {
    kk: `Кодты сұрату арқылы сіз таңдалған құжаттың ${quoted(organization)} ұйымына бір рет берілуіне келісім бересіз. Құжат кодты енгізгеніңізде беріледі. Оған дейін келісімді қайтарып ала аласыз.`,
    ru: `Запрашивая код, вы даёте согласие на то, чтобы выбранный документ был один раз передан организации ${quoted(organization)}. Он передаётся, когда вы введёте код. До этого согласие можно отозвать.`,
    en: `By asking for the code you agree that the chosen document is handed over to ${organization}, once. It is handed over when you enter the code. Until then you can withdraw.`,
  };
}

function partNotice(organization: string): Trilingual {
  return {
    kk: `Кодты сұрату арқылы сіз құжаттан көрсетілген мәліметтердің ғана ${quoted(organization)} ұйымына бір рет берілуіне келісім бересіз. Олар кодты енгізгеніңізде беріледі. Оған дейін келісімді қайтарып ала аласыз.`,
    ru: `Запрашивая код, вы даёте согласие на то, чтобы организации ${quoted(organization)} один раз были переданы только указанные сведения из документа. Они передаются, когда вы введёте код. До этого согласие можно отозвать.`,
    en: `By asking for the code you agree that only what is listed here of the document is handed over to ${organization}, once. It is handed over when you enter the code. Until then you can withdraw.`,
  };
}

/** A name that brings its own quotation marks, such as ТОО «Ромашка», has no further ones around it. */
function quoted(organization: string): string {
  return /[«"„“]/.test(organization) ? organization : `«${organization}»`;
}

export function handedOver(file: FileType | null): Trilingual {
  return handedOverTranslations[file ?? 'data'];
}

const handedOverTranslations: Record<FileType | 'data', Trilingual> = {
  data: { kk: 'Құжаттың деректері', ru: 'Данные документа', en: 'The data of the document' },
  pdf: {
    kk: 'Құжаттың деректері және оның PDF файлы',
    ru: 'Данные документа и его PDF',
    en: 'The data of the document and its PDF',
  },
  image: {
    kk: 'Құжаттың деректері және оның суреті',
    ru: 'Данные документа и его изображение',
    en: 'The data of the document and its picture',
  },
};

export const withdrawal: Trilingual = {
  kk: 'Келісімді құжат берілгенге дейін қайтарып алуға болады: сұрату бетінде немесе осы түбіртектің сілтемесі арқылы. Берілгеннен кейін ұйымның өзіне жүгініңіз.',
  ru: 'Отозвать согласие можно до передачи документа: на странице запроса или по ссылке этой квитанции. После передачи обратитесь в саму организацию.',
  en: 'You can withdraw before the document is handed over: on the page of the request, or by the link of this receipt. After that, ask the organisation itself.',
};

/** In the citizen's language; where the organisation does not say it in that one, in the first that it has. */
export function shownPurpose(purpose: Readonly<Record<Language, string | null>>, language: Language): string | null {
  return purpose[language] ?? purpose.ru ?? purpose.kk ?? purpose.en;
}
