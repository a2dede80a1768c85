/** The SMS of "1414": who asks for which document, and the code, in Kazakh, Russian and English. */
import { type DocumentTypeName, findDocumentType } from '../../documents/catalogue.ts';

export function smsText(code: string, organizationName: string, documentType: DocumentTypeName): string {
  const { titles } = findDocumentType(documentType);
  return [
    `${organizationName} сіздің құжатыңызды сұрайды: «${titles.kk}». Растау коды: ${code}. Кодты тек келіссеңіз ғана айтыңыз.`,
    `${organizationName} запрашивает ваш документ: «${titles.ru}». Код подтверждения: ${code}. Сообщайте код, только если согласны.`,
    `${organizationName} requests your document: “${titles.en}”. Confirmation code: ${code}. Share the code only if you agree.`,
  ].join('\n');
}
