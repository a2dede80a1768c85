/** What people ask for in words that the page itself does not use. By the page's path, with the heading's id for a part of it; the search finds them like its title. */
import type { Language } from '../words/languages.ts';

export const searchWords: Record<Language, Record<string, string>> = {
  en: {
    'going-live': 'production, prod, launch, live key, switch or move from the sandbox to production, real documents',
    'testing#an-expired-code-without-waiting': 'simulate, mock, how to test, make or see an expired code, OTP expired',
    'guides/flow': 'widget, hosted page, ready-made page, iframe, embed',
    'guides/sandbox': 'test data, test people',
    'guides/scale-out': 'load balancer, several gateways',
    'guides/high-availability': 'cluster, fail-over, switchover, Patroni',
    'guides/read-the-document':
      'which field, in which field, field of the date of issue, of birth, of expiry, of the number',
    'guides/webhooks': 'notifications, events, callbacks, signature',
    'errors/subject_not_found_in_mcdb':
      'citizen or phone not found, phone not registered, Mobile Citizens Data Base, CMDB',
  },
  ru: {
    'going-live':
      'боевой режим, рабочий ключ, продакшн, прод, production, выход в продакшн, настоящие документы вместо песочницы',
    'testing#истёкший-код-без-ожидания':
      'симулировать, мок, проверить и протестировать, код истёк, просроченный код, тест',
    'guides/flow': 'виджет, готовая страница, встроить страницу, iframe',
    'guides/sandbox': 'песочница, тестовые данные, тестовые люди',
    'guides/scale-out': 'балансировщик, несколько шлюзов',
    'guides/high-availability': 'высокая доступность, кластер, отказоустойчивость, переключение, Patroni',
    'guides/read-the-document':
      'в каком поле что лежит, какое поле, дата выдачи, дата рождения, дата окончания, номер документа',
    'guides/webhooks': 'webhook, webhooks, уведомления, события, подпись, callback',
    'errors/subject_not_found_in_mcdb':
      'субъект, гражданин или телефон не найден, номер не зарегистрирован, База мобильных граждан, БМГ',
  },
  kk: {
    'going-live':
      'продакшн, production, прод, жұмыс режиміне өту, жұмыс кілтін алу, шынайы құжаттар, нақты құжаттарға көшу',
    'testing#мерзімі-біткен-код-күтпей': 'симуляция, мок, тексеру, тестілеу, мерзімі өткен код, кодтың мерзімін бітіру',
    'guides/flow': 'виджет, дайын бет, бетті кірістіру, iframe',
    'guides/sandbox': 'құмсалғыш, тест деректері, тест адамдары, тест ЖСН',
    'guides/scale-out': 'жүктеме теңгергіш, бірнеше шлюз',
    'guides/high-availability': 'жоғары қолжетімділік, кластер, істен шығу, Patroni',
    'guides/read-the-document': 'қай өрісте не бар, берілген күні, туған күні, құжат нөмірі',
    'guides/webhooks': 'webhook, webhooks, хабарламалар, оқиғалар, қолтаңба, callback',
    'errors/subject_not_found_in_mcdb':
      'субъект, азамат немесе телефон табылмады, нөмір тіркелмеген, мобильді азаматтар базасы, ұялы телефон, МАБ, БМГ',
  },
};
