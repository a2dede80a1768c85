/** Операторға арналған тарифтер беті. */
import type { Translations } from '../en.ts';

export const plans: Translations['plans'] = {
  lead: 'Ұйымдарға не беруге болады. Тариф бойынша берілгені сол күйінде қалады.',
  make: 'Тариф жасау',
  changeTitle: '«{{plan}}» тарифін өзгерту',
  changeText: 'Бұл тарифтің орнына жаңасы жасалады. Бұрын берілген жазылымдар өзгермейді.',
  retire: 'Енді бермеу',
  resume: 'Қайтадан беру',
  active: 'Беріледі',
  retired: 'Берілмейді',
  none: 'Әзірге тариф жоқ',
  noneText: 'Тарифсіз жазылым беруге болмайды.',
  technology: 'Технология',
  technologyHint: 'e_document — Backend API технологиясы',
  months_one: '{{count}} ай',
  months_other: '{{count}} ай',
  monthsField: 'Ай саны',
  quota: 'Құжат саны',
  quotaHint: 'Бос болса: шектеусіз',
  claimsOnlyHint: 'Ұйым тұжырымдар мен жеке өрістерді ғана сұрай алады, құжатты тұтас ала алмайды.',
  mcdbCheckHint: 'Ұйым телефонның азаматқа тиесілі екенін құжатсыз және SMS-сіз тексере алады.',
};
