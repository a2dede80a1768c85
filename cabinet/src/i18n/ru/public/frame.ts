/** Рамка кабинета: навигация, меню и общие окна. */
import type { Translations } from '../../en.ts';

/** У русского четыре формы множественного числа: лишние по сравнению с английским стоят отдельно. */
const counts = {
  seconds_one: '{{count}} секунду',
  seconds_few: '{{count}} секунды',
  seconds_many: '{{count}} секунд',
  seconds_other: '{{count}} секунды',
  minutes_one: '{{count}} минуту',
  minutes_few: '{{count}} минуты',
  minutes_many: '{{count}} минут',
  minutes_other: '{{count}} минуты',
};

export const frame: Translations['frame'] = {
  navigation: 'Страницы организации',
  operatorNavigation: 'Страницы оператора',
  organization: 'Организация',
  operator: 'Оператор',
  account: 'Учётная запись',
  accountAndSecurity: 'Учётная запись и защита',
  logOut: 'Выйти',
  inbox: 'Почта для разработки',
  pages: {
    overview: 'Обзор',
    'api-keys': 'Ключи API',
    flows: 'Flow',
    'try-it': 'Попробовать',
    requests: 'Запросы',
    usage: 'Расход',
    subscription: 'Подписка',
    members: 'Участники',
    webhooks: 'Вебхуки',
    organizations: 'Организации',
    plans: 'Тарифы',
    system: 'Система',
    audit: 'Аудит',
    citizens: 'Граждане',
    sandbox: 'Песочница',
  },
  noOrganization: 'Вы пока не состоите в организации',
  noOrganizationText: 'Попросите владельца вашей организации отправить приглашение на {{email}}.',
  organizationMissing: 'Такой организации нет, или вы не её участник.',
  roles: { owner: 'Владелец', developer: 'Разработчик', viewer: 'Наблюдатель' },
  roleHints: {
    owner: 'Может всё, управляет участниками',
    developer: 'Ключи и проба, остальное только видит',
    viewer: 'Всё видит, ничего не меняет',
  },
  cancel: 'Отмена',
  close: 'Закрыть',
  save: 'Сохранить',
  more: 'Показать ещё',
  confirm: {
    title: 'Подтвердите, что это вы',
    text: 'Это меняет защиту вашей учётной записи. Введите пароль: подтверждение действует 15 минут.',
    password: 'Пароль',
    submit: 'Подтвердить',
    withPasskey: 'Ключом доступа',
  },
  ...counts,
};
