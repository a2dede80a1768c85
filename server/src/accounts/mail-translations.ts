/** The words of the mails. `{organization}`, `{role}`, `{technology}`, `{date}` and `{host}` are filled in. All three languages have the same keys. */
import type { Language } from '../words/languages.ts';

/** A mail without a link has a button all the same, which nothing shows. */
const kk = {
  confirm_sign_up: {
    subject: 'Qujat: электрондық поштаңызды растаңыз',
    lines: [
      'Сіз «{organization}» ұйымын тіркедіңіз.',
      'Тіркеуді аяқтау үшін сілтемені ашып, өзіңіз таңдаған құпиясөзді енгізіңіз. Сілтеме 24 сағат жарамды.',
      'Егер сіз тіркелмеген болсаңыз, бұл хатты елемеңіз.',
    ],
    button: 'Поштаны растау',
  },
  already_registered: {
    subject: 'Qujat: сізде тіркелгі бар',
    lines: [
      'Біреу осы электрондық поштамен тіркелмек болды, бірақ сізде тіркелгі бұрыннан бар.',
      'Кабинетке кіріңіз. Құпиясөзді ұмытсаңыз, оны кіру бетінде қалпына келтіре аласыз.',
    ],
    button: 'Кабинетке кіру',
  },
  reset_password: {
    subject: 'Qujat: құпиясөзді қалпына келтіру',
    lines: [
      'Жаңа құпиясөз орнату үшін сілтемені ашыңыз. Сілтеме 30 минут жарамды және бір рет қана ашылады.',
      'Егер сіз мұны сұрамаған болсаңыз, бұл хатты елемеңіз: құпиясөзіңіз өзгермейді.',
    ],
    button: 'Жаңа құпиясөз орнату',
  },
  password_changed: {
    subject: 'Qujat: құпиясөз өзгертілді',
    lines: [
      'Тіркелгіңіздің құпиясөзі өзгертілді, басқа браузерлердегі сеанстар аяқталды.',
      'Егер мұны сіз жасамаған болсаңыз, құпиясөзді дереу қалпына келтіріп, ұйым иесіне хабарлаңыз.',
    ],
    button: 'Кабинетке кіру',
  },
  protection_changed: {
    subject: 'Qujat: тіркелгінің қорғанысы өзгертілді',
    lines: [
      'Тіркелгіңіздің аутентификаторы, қалпына келтіру кодтары немесе кіру кілті өзгертілді.',
      'Егер мұны сіз жасамаған болсаңыз, құпиясөзді дереу қалпына келтіріп, ұйым иесіне хабарлаңыз.',
    ],
    button: 'Кабинетке кіру',
  },
  second_factors_reset: {
    subject: 'Qujat: екінші факторларыңыз алып тасталды',
    lines: [
      'Ұйым иесі немесе шлюз операторы тіркелгіңіздің аутентификаторын, кіру кілттерін және қалпына келтіру кодтарын алып тастады. Барлық сеанс аяқталды.',
      'Құпиясөзбен кіріп, екінші факторды қайта орнатыңыз. Егер сіз мұны сұрамаған болсаңыз, ұйым иесіне дереу хабарлаңыз.',
    ],
    button: 'Кабинетке кіру',
  },
  invitation: {
    subject: 'Qujat: «{organization}» ұйымына шақыру',
    lines: ['Сізді «{organization}» ұйымына шақырады. Рөліңіз: {role}.', 'Шақыру 7 күн жарамды.'],
    button: 'Шақыруды ашу',
  },
  operator_invitation: {
    subject: 'Qujat: операторға шақыру',
    lines: ['Сізді осы шлюздің операторы болуға шақырады.', 'Шақыру 7 күн жарамды.'],
    button: 'Шақыруды ашу',
  },
  subscription_ends: {
    subject: 'Qujat: {technology} жазылымы {date} күні аяқталады',
    lines: [
      '«{organization}» ұйымының {technology} жазылымының соңғы күні — {date}.',
      'Одан кейін сұрауларға қате қайтарылады. Жазылымды ұзарту үшін шлюз операторына хабарласыңыз.',
    ],
    button: 'Жазылымды көру',
  },
  key_locked: {
    subject: 'Qujat: API кілті уақытша құлыпталды',
    lines: [
      '«{organization}» ұйымының API кілтімен бір сағат ішінде тым көп қате код енгізілді. Кілт уақытша құлыпталды.',
      'Кодтарды біреу іріктеп жатқан болуы мүмкін. Кілт бөгде адамның қолына түссе, оны кері қайтарып алыңыз.',
    ],
    button: 'Кілттерді көру',
  },
  webhook_disabled: {
    subject: 'Qujat: {host} мекенжайына вебхук енді жіберілмейді',
    lines: [
      '«{organization}» ұйымының {host} мекенжайындағы қабылдағышы 5 күн бойы вебхук қабылдамады немесе біржола жабылғанын айтты. Оған жіберу тоқтатылды.',
      'Қабылдағышты жөндеп, кабинетте қайта қосыңыз. Өткізіп алған оқиғаларды сол жерден қайта жіберуге болады: олар 30 күн сақталады.',
    ],
    button: 'Вебхуктерді көру',
  },
  roles: { owner: 'иесі', developer: 'әзірлеуші', viewer: 'бақылаушы' },
  footer: 'Бұл хатты Qujat құжаттар шлюзі жіберді. Жауап берудің қажеті жоқ.',
};

type LanguageTranslations = typeof kk;

const ru: LanguageTranslations = {
  confirm_sign_up: {
    subject: 'Qujat: подтвердите электронную почту',
    lines: [
      'Вы зарегистрировали организацию «{organization}».',
      'Чтобы завершить регистрацию, откройте ссылку и введите пароль, который вы выбрали. Ссылка действует 24 часа.',
      'Если вы не регистрировались, не обращайте внимания на это письмо.',
    ],
    button: 'Подтвердить почту',
  },
  already_registered: {
    subject: 'Qujat: у вас уже есть учётная запись',
    lines: [
      'Кто-то пытался зарегистрироваться с этим адресом, но у вас уже есть учётная запись.',
      'Войдите в кабинет. Если вы забыли пароль, его можно сбросить на странице входа.',
    ],
    button: 'Войти в кабинет',
  },
  reset_password: {
    subject: 'Qujat: сброс пароля',
    lines: [
      'Откройте ссылку, чтобы задать новый пароль. Она действует 30 минут и только один раз.',
      'Если вы об этом не просили, не обращайте внимания на это письмо: пароль останется прежним.',
    ],
    button: 'Задать новый пароль',
  },
  password_changed: {
    subject: 'Qujat: пароль изменён',
    lines: [
      'Пароль вашей учётной записи изменён, сеансы в других браузерах завершены.',
      'Если это были не вы, сразу сбросьте пароль и сообщите владельцу организации.',
    ],
    button: 'Войти в кабинет',
  },
  protection_changed: {
    subject: 'Qujat: изменена защита учётной записи',
    lines: [
      'В вашей учётной записи изменены аутентификатор, коды восстановления или ключ доступа.',
      'Если это были не вы, сразу сбросьте пароль и сообщите владельцу организации.',
    ],
    button: 'Войти в кабинет',
  },
  second_factors_reset: {
    subject: 'Qujat: ваши вторые факторы удалены',
    lines: [
      'Владелец организации или оператор шлюза удалил аутентификатор, ключи доступа и коды восстановления вашей учётной записи. Все сеансы завершены.',
      'Войдите с паролем и настройте второй фактор заново. Если вы об этом не просили, сразу сообщите владельцу организации.',
    ],
    button: 'Войти в кабинет',
  },
  invitation: {
    subject: 'Qujat: приглашение в организацию «{organization}»',
    lines: ['Вас приглашают в организацию «{organization}». Ваша роль: {role}.', 'Приглашение действует 7 дней.'],
    button: 'Открыть приглашение',
  },
  operator_invitation: {
    subject: 'Qujat: приглашение стать оператором',
    lines: ['Вас приглашают стать оператором этого шлюза.', 'Приглашение действует 7 дней.'],
    button: 'Открыть приглашение',
  },
  subscription_ends: {
    subject: 'Qujat: подписка на {technology} заканчивается {date}',
    lines: [
      'Последний день подписки организации «{organization}» на {technology} — {date}.',
      'После этого запросы будут получать ошибку. Чтобы продлить подписку, обратитесь к оператору шлюза.',
    ],
    button: 'Посмотреть подписку',
  },
  key_locked: {
    subject: 'Qujat: API-ключ временно заблокирован',
    lines: [
      'С API-ключом организации «{organization}» за час введено слишком много неверных кодов. Ключ временно заблокирован.',
      'Возможно, кто-то подбирает коды. Если ключ мог попасть к посторонним, отзовите его.',
    ],
    button: 'Посмотреть ключи',
  },
  webhook_disabled: {
    subject: 'Qujat: вебхуки на {host} больше не отправляются',
    lines: [
      'Получатель организации «{organization}» на {host} 5 дней не принимал вебхуки или сообщил, что его больше нет. Отправка туда остановлена.',
      'Исправьте получателя и включите его в кабинете. Там же можно ещё раз отправить пропущенные события: они хранятся 30 дней.',
    ],
    button: 'Открыть вебхуки',
  },
  roles: { owner: 'владелец', developer: 'разработчик', viewer: 'наблюдатель' },
  footer: 'Это письмо отправил шлюз документов Qujat. Отвечать на него не нужно.',
};

const en: LanguageTranslations = {
  confirm_sign_up: {
    subject: 'Qujat: confirm your e-mail',
    lines: [
      'You have signed up the organisation “{organization}”.',
      'To finish, open the link and enter the password that you chose. The link works for 24 hours.',
      'If you have not signed up, ignore this mail.',
    ],
    button: 'Confirm the e-mail',
  },
  already_registered: {
    subject: 'Qujat: you have an account already',
    lines: [
      'Someone tried to sign up with this e-mail, but you have an account already.',
      'Log in to the cabinet. If you forgot the password, the log-in page lets you reset it.',
    ],
    button: 'Log in',
  },
  reset_password: {
    subject: 'Qujat: reset your password',
    lines: [
      'Open the link to set a new password. It works for 30 minutes, and once.',
      'If you have not asked for it, ignore this mail: your password stays as it is.',
    ],
    button: 'Set a new password',
  },
  password_changed: {
    subject: 'Qujat: your password was changed',
    lines: [
      'The password of your account was changed, and the log-ins of other browsers were ended.',
      'If that was not you, reset the password at once and tell an owner of your organisation.',
    ],
    button: 'Log in',
  },
  protection_changed: {
    subject: 'Qujat: the protection of your account was changed',
    lines: [
      'The authenticator, the recovery codes or a passkey of your account was changed.',
      'If that was not you, reset the password at once and tell an owner of your organisation.',
    ],
    button: 'Log in',
  },
  second_factors_reset: {
    subject: 'Qujat: your second factors were removed',
    lines: [
      'An owner of your organisation, or an operator of the gateway, has removed the authenticator, the passkeys and the recovery codes of your account. All log-ins have ended.',
      'Log in with the password and set up a second factor again. If you have not asked for this, tell an owner of your organisation at once.',
    ],
    button: 'Log in',
  },
  invitation: {
    subject: 'Qujat: invitation to “{organization}”',
    lines: [
      'You are invited to the organisation “{organization}”. Your role: {role}.',
      'The invitation works for 7 days.',
    ],
    button: 'Open the invitation',
  },
  operator_invitation: {
    subject: 'Qujat: invitation to become an operator',
    lines: ['You are invited to become an operator of this gateway.', 'The invitation works for 7 days.'],
    button: 'Open the invitation',
  },
  subscription_ends: {
    subject: 'Qujat: the subscription to {technology} ends on {date}',
    lines: [
      'The last day of the subscription of “{organization}” to {technology} is {date}.',
      'After it requests get an error. To renew the subscription, turn to the operator of the gateway.',
    ],
    button: 'See the subscription',
  },
  key_locked: {
    subject: 'Qujat: an API key is locked for a while',
    lines: [
      'Too many wrong codes came with an API key of “{organization}” within an hour. The key is locked for a while.',
      'Somebody may be trying out codes. If others may have the key, revoke it.',
    ],
    button: 'See the keys',
  },
  webhook_disabled: {
    subject: 'Qujat: webhooks are no longer sent to {host}',
    lines: [
      'The receiver of “{organization}” at {host} has taken no webhook for 5 days, or said that it is gone for good. Nothing more is sent there.',
      'Mend the receiver, then enable it in the cabinet. There you can also send the events again that it has missed: they are kept for 30 days.',
    ],
    button: 'See the webhooks',
  },
  roles: { owner: 'owner', developer: 'developer', viewer: 'viewer' },
  footer: 'Sent by the document gateway Qujat. There is no need to answer.',
};

export const mailTranslations: Record<Language, LanguageTranslations> = { kk, ru, en };
