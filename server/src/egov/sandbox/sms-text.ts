/** The SMS of "1414": who asks for which document, for what of it, or for whose wallet, and the code, in Kazakh, Russian and English. */
import { findDocumentType } from '../../documents/catalogue.ts';
import type { Trilingual } from '../../words/languages.ts';
import type { StateDocumentRequest } from '../egov.ts';

type Told = Pick<StateDocumentRequest, 'organization' | 'documentType' | 'asked' | 'isForWallet'>;

export function smsText(code: string, told: Told): string {
  const { kk, ru, en } = request(told);
  const advice = told.isForWallet ? typeIntoWallet : tellOrganization;
  return [
    `${kk} Растау коды: ${code}. ${advice.kk}`,
    `${ru} Код подтверждения: ${code}. ${advice.ru}`,
    `${en} Confirmation code: ${code}. ${advice.en}`,
  ].join('\n');
}

const tellOrganization: Trilingual = {
  kk: 'Кодты тек келіссеңіз ғана айтыңыз.',
  ru: 'Сообщайте код, только если согласны.',
  en: 'Share the code only if you agree.',
};

/** With the code and the offer the organisation could put the document into a wallet of its own. */
const typeIntoWallet: Trilingual = {
  kk: 'Келіссеңіз, кодты тек өз әмияныңызға енгізіңіз, ешкімге айтпаңыз.',
  ru: 'Если согласны, введите код только в своём кошельке и никому его не сообщайте.',
  en: 'If you agree, type the code into your own wallet alone, and tell nobody.',
};

/** For a citizen who wants to see what they have agreed to. */
export function ownConsentsText(code: string, organization: string): string {
  return [
    `${organization} құмсалғышындағы келісімдеріңізді көру коды: ${code}. Оны ешкімге айтпаңыз.`,
    `Код для просмотра ваших согласий в песочнице ${organization}: ${code}. Никому его не сообщайте.`,
    `Code to see your consents in the sandbox of ${organization}: ${code}. Share it with nobody.`,
  ].join('\n');
}

function request({ organization: { name }, documentType, asked, isForWallet }: Told): Trilingual {
  const { titles } = findDocumentType(documentType);
  if (isForWallet) return documentForWallet(name, titles);
  return asked === null ? wholeDocument(name, titles) : partOfDocument(name, titles, asked);
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

function documentForWallet(name: string, titles: Trilingual): Trilingual {
  return {
    kk: `${name} құжатыңызды («${titles.kk}») электрондық әмияныңызға салуды ұсынады; құжатты ұйым алмайды.`,
    ru: `${name} предлагает сохранить ваш документ («${titles.ru}») в вашем электронном кошельке; организация его не получит.`,
    en: `${name} offers to put your document (“${titles.en}”) into your wallet; the organisation does not receive it.`,
  };
}
