/** Тексты кабинета на русском языке. */
import type { Texts } from './en.ts';
import { account } from './ru/account.ts';
import { acts } from './ru/acts.ts';
import { apiKeys } from './ru/api-keys.ts';
import { audit } from './ru/audit.ts';
import { errors } from './ru/errors.ts';
import { frame } from './ru/frame.ts';
import { gallery } from './ru/gallery.ts';
import { incident } from './ru/incident.ts';
import { logIn } from './ru/log-in.ts';
import { members } from './ru/members.ts';
import { outcomes } from './ru/outcomes.ts';
import { overview } from './ru/overview.ts';
import { phone } from './ru/phone.ts';
import { plans } from './ru/plans.ts';
import { requests } from './ru/requests.ts';
import { sandbox } from './ru/sandbox.ts';
import { signUp } from './ru/sign-up.ts';
import { subscription } from './ru/subscription.ts';
import { system } from './ru/system.ts';
import { tryIt } from './ru/try-it.ts';
import { usage } from './ru/usage.ts';

export const ru: Texts = {
  shell: {
    language: 'Язык',
    light: 'Светлая тема',
    dark: 'Тёмная тема',
    copy: 'Копировать',
    copied: 'Скопировано',
    copyByHand: 'Скопируйте вручную',
    skip: 'К содержанию',
    loading: 'Загрузка…',
    tryAgain: 'Повторить',
    somethingWrong: 'Что-то пошло не так.',
    offline: 'Шлюз не отвечает. Проверьте, что он запущен, и повторите.',
    requestId: 'Номер запроса: {{id}}',
    notFound: 'Такой страницы нет.',
    toStart: 'На главную',
    off: 'Эта страница здесь отключена',
    offText: 'Оператор шлюза отключил галерею и телефон песочницы. Их включает QUJAT_SAMPLE_PAGES=on.',
    menu: 'Меню',
  },
  start: {
    title: 'Документы граждан с их согласия',
    lead: 'Qujat — шлюз электронных документов Казахстана, который вы держите у себя. Ваша система запрашивает, гражданин подтверждает кодом от 1414, и документ приходит: один раз и только один.',
    logIn: 'Войти',
    signUp: 'Создать учётную запись',
    tryTitle: 'Попробуйте сейчас',
    tryText:
      'У демонстрационной учётной записи есть ключ песочницы и вымышленные граждане. Её почта и пароль показаны при запуске шлюза.',
    phoneTitle: 'Телефон песочницы',
    phoneText: 'Коды, которые 1414 отправляет гражданам песочницы.',
    galleryTitle: 'Все 24 документа',
    galleryText: 'Образец каждого: PDF, изображение и JSON.',
    apiTitle: 'API',
    apiText: 'Два вызова. Те же адреса и поля, которыми вы уже пользуетесь.',
    open: 'Открыть',
  },
  apiKeys,
  errors,
  frame,
  incident,
  logIn,
  overview,
  tryIt,
  phone,
  gallery,
  account,
  members,
  signUp,
  outcomes,
  requests,
  subscription,
  usage,
  acts,
  audit,
  plans,
  sandbox,
  system,
};
