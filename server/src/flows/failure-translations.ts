/** Why a session ended without a document, as the citizen reads it. */

import type { Trilingual } from '../words/languages.ts';
import type { FlowFailure } from './page-schemas.ts';

export const failureTranslations: Record<FlowFailure, Trilingual> = {
  otp: {
    en: 'The code was wrong too often. Ask the organisation for a new link.',
    ru: 'Код слишком много раз введён неверно. Попросите у организации новую ссылку.',
    kk: 'Код тым көп рет қате енгізілді. Ұйымнан жаңа сілтеме сұраңыз.',
  },
  mcdb: {
    en: 'This phone is not registered to this IIN. Register it in the Mobile Citizens Database on egov.kz, then ask the organisation for a new link.',
    ru: 'Этот номер не зарегистрирован за этим ИИН. Зарегистрируйте его в Базе мобильных граждан на egov.kz и попросите у организации новую ссылку.',
    kk: 'Бұл нөмір осы ЖСН-ге тіркелмеген. Оны egov.kz сайтында Мобильді азаматтар базасына тіркеп, ұйымнан жаңа сілтеме сұраңыз.',
  },
  document: {
    en: 'The state has closed this request. Ask the organisation for a new link.',
    ru: 'Государственный сервис закрыл этот запрос. Попросите у организации новую ссылку.',
    kk: 'Мемлекеттік сервис бұл сұратуды жапты. Ұйымнан жаңа сілтеме сұраңыз.',
  },
  expired: {
    en: 'The time for this is over. Ask the organisation for a new link.',
    ru: 'Время истекло. Попросите у организации новую ссылку.',
    kk: 'Уақыт бітті. Ұйымнан жаңа сілтеме сұраңыз.',
  },
  cancelled: {
    en: 'You have cancelled. Nothing was handed over.',
    ru: 'Вы отменили запрос. Ничего не передано.',
    kk: 'Сіз бас тарттыңыз. Ештеңе берілген жоқ.',
  },
};
