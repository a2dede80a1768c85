/** Операторға арналған құмсалғыш беті. */
import type { Translations } from '../en.ts';

export const sandbox: Translations['sandbox'] = {
  lead: 'Ойдан шығарылған адамдар және олардың мемлекеті өзін қалай ұстайды. Жұмыс кілттеріне мұның ешқандай әсері жоқ.',
  faultOfAll: 'Мемлекет барлығы үшін',
  faultOf: 'Мемлекет {{name}} үшін',
  normal: 'Әдеттегідей жұмыс істейді.',
  plays: '{{fault}}. Аяқталатын уақыты: {{time}}.',
  fault: 'Ақау',
  howLong: 'Қанша уақытқа',
  minutes_one: '{{count}} минутқа',
  minutes_other: '{{count}} минутқа',
  play: 'Ақауды қосу',
  end: 'Қалпына келтіру',
  people: 'Адамдар',
  find: 'Аты-жөні, ЖСН, телефоны не құжаты бойынша табу',
  nobody: 'Ешкім сай келмейді',
  nobodyText: 'Азырақ әріп теріп көріңіз.',
  phone: 'Телефон',
  numbers: 'ЖСН {{iin}} · {{phone}}',
  documents_one: '{{count}} құжат',
  documents_other: '{{count}} құжат',
  situations: {
    document_missing: 'Құжаты жоқ: SMS келмейді',
    egov_unreachable: 'Мемлекетпен байланыс жоқ',
    egov_unavailable: 'Мемлекет қолжетімсіз',
    egov_timeout: 'Мемлекет жауап бермейді',
    government_service_error: 'Мемлекеттің жауабы түсініксіз',
    subject_not_found_in_mcdb: 'Телефон БМГ-де тіркелмеген',
    profile_not_found: 'Мемлекетке белгісіз',
  },
};
