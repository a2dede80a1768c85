/** The SMS of "1414": who asks for which document, or for what of it, and the code, in Kazakh, Russian and English. */
import { findDocumentType } from '../../documents/catalogue.ts';
import type { Trilingual } from '../../documents/document-type.ts';
import type { StateDocumentRequest } from '../egov.ts';

type Told = Pick<StateDocumentRequest, 'organization' | 'documentType' | 'asked'>;

export function smsText(code: string, { organization: { name }, documentType, asked }: Told): string {
  const { titles } = findDocumentType(documentType);
  const { kk, ru, en } = asked === null ? wholeDocument(name, titles) : partOfDocument(name, titles, asked);
  return [
    `${kk} Растау коды: ${code}. Кодты тек келіссеңіз ғана айтыңыз.`,
    `${ru} Код подтверждения: ${code}. Сообщайте код, только если согласны.`,
    `${en} Confirmation code: ${code}. Share the code only if you agree.`,
  ].join('\n');
}

/** For a citizen who wants to see what they have agreed to. */
export function ownConsentsText(code: string, organization: string): string {
  return [
    `${organization} құмсалғышындағы келісімдеріңізді көру коды: ${code}. Оны ешкімге айтпаңыз.`,
    `Код для просмотра ваших согласий в песочнице ${organization}: ${code}. Никому его не сообщайте.`,
    `Code to see your consents in the sandbox of ${organization}: ${code}. Share it with nobody.`,
  ].join('\n');
}

function wholeDocument(name: string, titles: Trilingual): Trilingual {
  return {
    kk: `${name} сіздің құжатыңызды сұрайды: «${titles.kk}».`,
    ru: `${name} запрашивает ваш документ: «${titles.ru}».`,
    en: `${name} requests your document: “${titles.en}”.`,
  };
}

function partOfDocument(name: string, titles: Trilingual, asked: Trilingual): Trilingual {
  return {
    kk: `${name} сіздің құжатыңыздан («${titles.kk}») тек мынаны білгісі келеді: ${asked.kk}.`,
    ru: `${name} хочет узнать из вашего документа («${titles.ru}») только это: ${asked.ru}.`,
    en: `${name} wants to know only this from your document (“${titles.en}”): ${asked.en}.`,
  };
}
