/** What stands around the fields on the page of a document type, in the three languages of the pages. */
import type { Language } from '../words/languages.ts';

const en = {
  picture: 'A sample that the sandbox has drawn',
  pictureNote: 'A sample. The person does not exist.',
  validFor: 'Valid for',
  noEnd: 'does not expire',
  withPhoto: 'a JPEG in base64',
  withoutPhoto: '`null`: such a document carries no photo',
  tryWith: (iin: string, phone: string) => ['Try it in the sandbox with', `IIN \`${iin}\`, phone \`${phone}\``],
  dates: 'Dates',
  datesText: `The reply has the dates ready to use in \`extra\`, as \`YYYY-MM-DD\`: \`extra.date_of_birth\`, \`extra.date_of_issue\` and
\`extra.date_of_expire\`. A date that this document does not have is \`null\`. Inside \`result_json\` a date is a number: see
[dates](../guides/read-the-document.md#dates).`,
  askTitle: 'Answers in place of the document',
  askText: `[Ask](../guides/claims.md) for these claims, or for a single field below by its path, such as \`common.docNumber\`. What stands inside a list (\`[]\`)
cannot be asked for alone.`,
  claimHeads: ['Claim', 'What the citizen is told'],
  commonTitle: 'Fields of `result_json.common`',
  commonText: 'Every document has them.',
  domainTitle: 'Fields of `result_json.domain`',
  sampleTitle: 'A sample of `result_json`',
  heads: ['Field', 'Type', 'Meaning'],
  /** Of the fields' types; what is not here stays as JSON calls it. */
  types: {} as Record<string, string>,
  orNull: ' or null',
};

export type DocumentTypeTranslations = typeof en;

export const documentTypeTranslations: Record<Language, DocumentTypeTranslations> = {
  en,
  ru: {
    picture: 'Образец, который нарисовала песочница',
    pictureNote: 'Это образец. Такого человека нет.',
    validFor: 'Срок действия',
    noEnd: 'бессрочно',
    withPhoto: 'JPEG в base64',
    withoutPhoto: '`null`: в таком документе нет фото',
    tryWith: (iin, phone) => ['Попробовать в песочнице', `ИИН \`${iin}\`, телефон \`${phone}\``],
    dates: 'Даты',
    datesText: `Готовые даты стоят в ответе в \`extra\` в виде \`YYYY-MM-DD\`: \`extra.date_of_birth\`, \`extra.date_of_issue\` и
\`extra.date_of_expire\`. Если такой даты у документа нет, там \`null\`. Внутри \`result_json\` дата — число: см.
[даты](../guides/read-the-document.md#даты).`,
    askTitle: 'Ответы вместо документа',
    askText: `Можно [спросить](../guides/claims.md) эти утверждения или отдельное поле из таблиц ниже по его пути, например \`common.docNumber\`. То, что стоит внутри
списка (\`[]\`), отдельно запросить нельзя.`,
    claimHeads: ['Утверждение', 'Что сообщается гражданину'],
    commonTitle: 'Поля `result_json.common`',
    commonText: 'Они есть у каждого документа.',
    domainTitle: 'Поля `result_json.domain`',
    sampleTitle: 'Образец `result_json`',
    heads: ['Поле', 'Тип', 'Значение'],
    types: {
      string: 'текст',
      'whole number': 'целое число',
      number: 'число',
      boolean: 'да или нет',
      list: 'список',
      object: 'объект',
    },
    orNull: ' или null',
  },
  kk: {
    picture: 'Құмсалғыш салған үлгі',
    pictureNote: 'Бұл — үлгі. Мұндай адам жоқ.',
    validFor: 'Жарамдылық мерзімі',
    noEnd: 'мерзімсіз',
    withPhoto: 'base64 түріндегі JPEG',
    withoutPhoto: '`null`: мұндай құжатта фото болмайды',
    tryWith: (iin, phone) => ['Құмсалғышта байқап көру', `ЖСН \`${iin}\`, телефон \`${phone}\``],
    dates: 'Күндер',
    datesText: `Жауаптың \`extra\` өрісінде дайын күндер \`YYYY-MM-DD\` түрінде тұрады: \`extra.date_of_birth\`, \`extra.date_of_issue\` және
\`extra.date_of_expire\`. Құжатта мұндай күн болмаса, онда \`null\`. \`result_json\` ішінде күн — сан:
[күндер](../guides/read-the-document.md#күндер) бөлімін қараңыз.`,
    askTitle: 'Құжат орнына жауаптар',
    askText: `Осы тұжырымдарды немесе төмендегі кестелердегі жеке өрісті жолы бойынша, мысалы \`common.docNumber\`, [сұрауға](../guides/claims.md) болады. Тізім (\`[]\`)
ішіндегіні жеке сұрауға болмайды.`,
    claimHeads: ['Тұжырым', 'Азаматқа не айтылады'],
    commonTitle: '`result_json.common` өрістері',
    commonText: 'Олар әр құжатта бар.',
    domainTitle: '`result_json.domain` өрістері',
    sampleTitle: '`result_json` үлгісі',
    heads: ['Өріс', 'Түрі', 'Мәні'],
    types: {
      string: 'мәтін',
      'whole number': 'бүтін сан',
      number: 'сан',
      boolean: 'иә немесе жоқ',
      list: 'тізім',
      object: 'объект',
    },
    orNull: ' немесе null',
  },
};
