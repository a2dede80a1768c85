/** Кабинеттің қазақ тіліндегі мәтіндері. */
import type { Texts } from './en.ts';
import { account } from './kk/account.ts';
import { acts } from './kk/acts.ts';
import { apiKeys } from './kk/api-keys.ts';
import { audit } from './kk/audit.ts';
import { errors } from './kk/errors.ts';
import { frame } from './kk/frame.ts';
import { gallery } from './kk/gallery.ts';
import { incident } from './kk/incident.ts';
import { logIn } from './kk/log-in.ts';
import { members } from './kk/members.ts';
import { outcomes } from './kk/outcomes.ts';
import { overview } from './kk/overview.ts';
import { phone } from './kk/phone.ts';
import { plans } from './kk/plans.ts';
import { requests } from './kk/requests.ts';
import { sandbox } from './kk/sandbox.ts';
import { signUp } from './kk/sign-up.ts';
import { subscription } from './kk/subscription.ts';
import { system } from './kk/system.ts';
import { tryIt } from './kk/try-it.ts';
import { usage } from './kk/usage.ts';

export const kk: Texts = {
  shell: {
    language: 'Тіл',
    light: 'Ашық түс',
    dark: 'Қараңғы түс',
    copy: 'Көшіру',
    copied: 'Көшірілді',
    copyByHand: 'Қолмен көшіріңіз',
    skip: 'Мазмұнға өту',
    loading: 'Жүктелуде…',
    tryAgain: 'Қайталау',
    somethingWrong: 'Бірдеңе дұрыс болмады.',
    offline: 'Шлюз жауап бермейді. Оның іске қосылғанын тексеріп, қайталаңыз.',
    requestId: 'Сұрау нөмірі: {{id}}',
    notFound: 'Мұндай бет жоқ.',
    toStart: 'Басты бетке',
    off: 'Бұл бет мұнда өшірілген',
    offText: 'Шлюз операторы галерея мен құмсалғыш телефонын өшірген. QUJAT_SAMPLE_PAGES=on оларды қосады.',
    menu: 'Мәзір',
  },
  start: {
    title: 'Азаматтардың құжаттары өз келісімімен',
    lead: 'Qujat — өзіңіз іске қосатын Қазақстанның электрондық құжаттар шлюзі. Жүйеңіз сұрайды, азамат 1414 нөмірінен келген кодпен растайды, құжат келеді: бір рет және тек бір рет.',
    logIn: 'Кіру',
    signUp: 'Тіркелу',
    tryTitle: 'Қазір байқап көріңіз',
    tryText:
      'Көрсетілім тіркелгісінде құмсалғыш кілті мен ойдан шығарылған азаматтар бар. Оның поштасы мен құпиясөзі шлюз іске қосылғанда көрсетіледі.',
    phoneTitle: 'Құмсалғыш телефоны',
    phoneText: '1414 нөмірі құмсалғыш азаматтарына жіберетін кодтар.',
    galleryTitle: 'Барлық 24 құжат',
    galleryText: 'Әрқайсысының үлгісі: PDF, сурет және JSON.',
    apiTitle: 'API',
    apiText: 'Екі шақыру. Өзіңіз қолданып жүрген мекенжайлар мен өрістер.',
    open: 'Ашу',
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
