/** What the page that verifies says, in the languages of the cabinet. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { Finding, Reason } from './examine.ts';

export interface VerifyTranslations {
  language: string;
  title: string;
  lead: string;
  drop: string;
  choose: string;
  kinds: string;
  paste: string;
  verify: string;
  again: string;
  results: string;
  pasted: string;
  verdicts: Record<Finding['verdict'], string>;
  /** What is genuine. */
  genuine: Record<Finding['what'], string>;
  reasons: Record<Reason, string>;
  field: string;
  facts: {
    gateway: string;
    given: string;
    document: string;
    number: string;
    validUntil: string;
    noEnd: string;
    expired: string;
    key: string;
    certificate: string;
    signed: string;
    standings: string;
    notRevoked: string;
    absent: string;
  };
  sample: string;
  compare: string;
  meaning: { title: string; says: string; saysNot: string; state: string };
  keys: {
    title: string;
    none: string;
    count: (count: number) => string;
    trust: string;
    label: string;
    use: string;
    wrong: string;
  };
  save: string;
}

export const verifyTranslations: Record<Language, VerifyTranslations> = {
  en: {
    language: 'Language',
    title: 'Verify a document',
    lead: 'Was it really given by the gateway, and was nothing changed? What you drop here is looked at on this device and sent nowhere.',
    drop: 'Drop files here',
    choose: 'Choose files, or take a picture of the QR',
    kinds:
      'An answer as JSON with its files, a signed PDF, or a picture of a signed QR. Several at once, if they belong together.',
    paste: 'Or the text of a QR, or of an answer',
    verify: 'Verify',
    again: 'Start again',
    results: 'Result',
    pasted: 'The pasted text',
    verdicts: { genuine: 'Genuine', refused: 'Not genuine', untold: 'It cannot be told' },
    genuine: {
      answer: 'The gateway gave this very answer. Nothing in it was changed.',
      code: 'The gateway signed this QR for the document below.',
      data: 'These data are those that the QR was given for.',
      file: 'This file is the very one that the gateway gave.',
      seal: 'The gateway has signed all of this PDF. Nothing in it was changed, and nothing added. Samples of the sandbox are signed too: they have the mark of a sample.',
    },
    reasons: {
      keys_missing: 'Without the keys of the gateway nothing can be verified. Paste them below.',
      key_unknown: 'It is signed with none of the keys below: another gateway gave it, or nobody did.',
      signature_wrong: 'The signature is wrong: it was changed, or made by somebody else.',
      answer_changed: 'A field of this answer was changed, added or left out since the gateway gave it.',
      file_changed: 'A file in this answer was changed since the gateway gave it.',
      receipt_missing: 'This JSON has no receipt, and no signed QR beside it proves it.',
      receipt_malformed: 'The receipt in it is none of a gateway, or it was damaged.',
      code_malformed: 'This is no signed QR of a gateway, or it was not copied to the letter.',
      file_unknown:
        'This file is not what the answer or the QR beside it was given for: it was changed, or is another one.',
      pdf_not_signed: 'This PDF has no signature. Drop the answer (JSON) or the signed QR that came with it, too.',
      pdf_range_incomplete: 'The signature leaves out a part of this PDF: what is shown may be somebody else’s.',
      pdf_added_after: 'Something was added to this PDF behind the signature: what is shown may be somebody else’s.',
      pdf_signature_malformed: 'The signature in this PDF is of no form that can be read here.',
      pdf_algorithm_unknown:
        'The signature in this PDF, such as one with GOST, cannot be verified here. It may be right.',
      pdf_file_changed: 'This PDF was changed since it was signed.',
      pdf_certificate_unknown:
        'This PDF is signed, but with none of the keys below: by another gateway, by the state or by somebody else.',
      pdf_certificate_expired: 'The certificate was not valid when this PDF was signed.',
      pdf_timestamp_wrong: 'The timestamp in this PDF belongs to another signature.',
      pdf_validation_data_wrong:
        'What stands behind the signature in this PDF does not say that its certificates were good.',
      pdf_certificate_revoked: 'A certificate of the signature in this PDF was revoked.',
      code_missing:
        'No signed QR could be read in this picture. Take it larger and sharper; the other QR of a document is not signed.',
      json_broken: 'This is no JSON with one meaning: it is damaged, or a field stands in it twice.',
      kind_unknown: 'This is neither an answer as JSON, nor a PDF, nor a picture.',
    },
    field: 'Field',
    facts: {
      gateway: 'Gateway',
      given: 'Given at',
      document: 'Document',
      number: 'Number',
      validUntil: 'Valid until',
      noEnd: 'Without an end',
      expired: 'expired',
      key: 'Key',
      certificate: 'Certificate',
      signed: 'Signed at',
      standings: 'Certificates',
      notRevoked: 'none was revoked when it was signed, as their issuers say in the file',
      absent: 'Not looked at, since it is not here',
    },
    sample: 'From the sandbox: a sample. It proves nothing about a citizen.',
    compare: 'Compare the number with the document: a QR can be copied onto another one.',
    meaning: {
      title: 'What this proves',
      says: 'That the gateway named above gave this, when, and that nothing was changed since.',
      saysNot: 'Not that the document is valid today, and not that the state’s data were right.',
      state: 'The signature is the gateway’s word. It is not the state’s signature.',
    },
    keys: {
      title: 'Keys of the gateway',
      none: 'There are no keys in this page yet.',
      count: (count) => `Keys in this page: ${count}.`,
      trust: 'Take them, or this page, from the gateway itself: not from whoever shows you the document.',
      label: 'What the gateway has at /.well-known/jwks.json',
      use: 'Use these keys',
      wrong: 'These are no keys: they begin with {"keys": […]}.',
    },
    save: 'Save this page, to verify without a network',
  },
  ru: {
    language: 'Язык',
    title: 'Проверить документ',
    lead: 'Действительно ли его отдал шлюз и не изменили ли его? Всё проверяется на этом устройстве и никуда не отправляется.',
    drop: 'Перетащите файлы сюда',
    choose: 'Выберите файлы или снимите QR',
    kinds:
      'Ответ в JSON с его файлами, подписанный PDF или снимок подписанного QR. Можно несколько сразу, если они относятся друг к другу.',
    paste: 'Или текст QR или ответа',
    verify: 'Проверить',
    again: 'Начать заново',
    results: 'Результат',
    pasted: 'Вставленный текст',
    verdicts: { genuine: 'Подлинный', refused: 'Не подлинный', untold: 'Определить нельзя' },
    genuine: {
      answer: 'Шлюз дал именно этот ответ. Ничего в нём не изменено.',
      code: 'Шлюз подписал этот QR для документа ниже.',
      data: 'Это те данные, для которых дан QR.',
      file: 'Это тот самый файл, который отдал шлюз.',
      seal: 'Шлюз подписал весь этот PDF. Ничего в нём не изменено и не добавлено. Образцы песочницы тоже подписаны: на них стоит пометка образца.',
    },
    reasons: {
      keys_missing: 'Без ключей шлюза ничего проверить нельзя. Вставьте их ниже.',
      key_unknown: 'Подпись сделана не теми ключами, что ниже: это дал другой шлюз или кто-то ещё.',
      signature_wrong: 'Подпись неверна: содержимое изменили или подписал кто-то другой.',
      answer_changed: 'Поле этого ответа изменили, добавили или убрали после того, как его дал шлюз.',
      file_changed: 'Файл в этом ответе изменили после того, как его дал шлюз.',
      receipt_missing: 'В этом JSON нет квитанции, и подписанного QR к нему тоже нет.',
      receipt_malformed: 'Квитанция в нём не от шлюза или повреждена.',
      code_malformed: 'Это не подписанный QR шлюза, или он скопирован не полностью.',
      file_unknown: 'Это не тот файл, для которого даны ответ или QR: его изменили, или он другой.',
      pdf_not_signed: 'В этом PDF нет подписи. Добавьте ответ (JSON) или подписанный QR, которые пришли с ним.',
      pdf_range_incomplete: 'Подпись покрывает не весь PDF: показанное может быть чужим.',
      pdf_added_after: 'К этому PDF что-то добавили после подписи: показанное может быть чужим.',
      pdf_signature_malformed: 'Подпись в этом PDF записана в форме, которую здесь не прочитать.',
      pdf_algorithm_unknown: 'Подпись в этом PDF, например по ГОСТ, здесь проверить нельзя. Она может быть верной.',
      pdf_file_changed: 'Этот PDF изменили после подписи.',
      pdf_certificate_unknown: 'Этот PDF подписан, но не ключами ниже: другим шлюзом, государством или кем-то ещё.',
      pdf_certificate_expired: 'Сертификат не действовал, когда подписывали этот PDF.',
      pdf_timestamp_wrong: 'Метка времени в этом PDF относится к другой подписи.',
      pdf_validation_data_wrong: 'Данные после подписи в этом PDF не подтверждают, что её сертификаты действовали.',
      pdf_certificate_revoked: 'Сертификат подписи в этом PDF отозван.',
      code_missing:
        'Подписанный QR на этой картинке не прочитан. Снимите его крупнее и чётче; другой QR документа не подписан.',
      json_broken: 'Это не JSON с одним смыслом: он повреждён, или поле стоит в нём дважды.',
      kind_unknown: 'Это не ответ в JSON, не PDF и не картинка.',
    },
    field: 'Поле',
    facts: {
      gateway: 'Шлюз',
      given: 'Когда дано',
      document: 'Документ',
      number: 'Номер',
      validUntil: 'Действителен до',
      noEnd: 'Без срока',
      expired: 'срок истёк',
      key: 'Ключ',
      certificate: 'Сертификат',
      signed: 'Подписано',
      standings: 'Сертификаты',
      notRevoked: 'при подписании ни один не был отозван: ответы издателей есть в файле',
      absent: 'Не проверено: этого здесь нет',
    },
    sample: 'Из песочницы: это образец. О гражданине он ничего не доказывает.',
    compare: 'Сравните номер с документом: QR можно скопировать на другой документ.',
    meaning: {
      title: 'Что это доказывает',
      says: 'Что названный выше шлюз дал именно это, когда он это дал и что с тех пор ничего не изменено.',
      saysNot: 'Но не то, что документ действует сегодня, и не то, что данные государства верны.',
      state: 'Подпись — слово шлюза. Это не подпись государства.',
    },
    keys: {
      title: 'Ключи шлюза',
      none: 'На этой странице ещё нет ключей.',
      count: (count) => `Ключей на этой странице: ${count}.`,
      trust: 'Возьмите ключи или эту страницу у самого шлюза, а не у того, кто показывает вам документ.',
      label: 'То, что шлюз отдаёт по адресу /.well-known/jwks.json',
      use: 'Взять эти ключи',
      wrong: 'Это не ключи: они начинаются с {"keys": […]}.',
    },
    save: 'Сохранить страницу, чтобы проверять без сети',
  },
  kk: {
    language: 'Тіл',
    title: 'Құжатты тексеру',
    lead: 'Оны шынымен шлюз берді ме және ештеңесі өзгермеді ме? Бәрі осы құрылғыда тексеріледі, ешқайда жіберілмейді.',
    drop: 'Файлдарды осында тастаңыз',
    choose: 'Файлдарды таңдаңыз немесе QR-ды суретке түсіріңіз',
    kinds:
      'JSON түріндегі жауап пен оның файлдары, қол қойылған PDF немесе қол қойылған QR-дың суреті. Бір-біріне қатысты болса, бірнешеуін бірге беріңіз.',
    paste: 'Немесе QR-дың не жауаптың мәтіні',
    verify: 'Тексеру',
    again: 'Қайта бастау',
    results: 'Нәтиже',
    pasted: 'Қойылған мәтін',
    verdicts: { genuine: 'Түпнұсқа', refused: 'Түпнұсқа емес', untold: 'Анықтау мүмкін емес' },
    genuine: {
      answer: 'Дәл осы жауапты шлюз берген. Ішінде ештеңе өзгертілмеген.',
      code: 'Бұл QR-ға төмендегі құжат үшін шлюз қол қойған.',
      data: 'Бұл — QR берілген деректердің өзі.',
      file: 'Бұл — шлюз берген файлдың дәл өзі.',
      seal: 'Бұл PDF-ке толығымен шлюз қол қойған. Ішінде ештеңе өзгертілмеген, ештеңе қосылмаған. Құмсалғыштың үлгілеріне де қол қойылады: оларда үлгі белгісі бар.',
    },
    reasons: {
      keys_missing: 'Шлюздің кілттерінсіз ештеңені тексеру мүмкін емес. Оларды төменге қойыңыз.',
      key_unknown: 'Қол төмендегі кілттердің ешқайсысымен қойылмаған: мұны басқа шлюз берген немесе ешкім бермеген.',
      signature_wrong: 'Қолтаңба қате: мазмұны өзгертілген немесе қолды басқа біреу қойған.',
      answer_changed: 'Шлюз бергеннен кейін бұл жауаптың өрісі өзгертілген, қосылған немесе алынып тасталған.',
      file_changed: 'Шлюз бергеннен кейін бұл жауаптағы файл өзгертілген.',
      receipt_missing: 'Бұл JSON ішінде түбіртек жоқ, оны дәлелдейтін қол қойылған QR да жоқ.',
      receipt_malformed: 'Ішіндегі түбіртек шлюздікі емес немесе бүлінген.',
      code_malformed: 'Бұл — шлюздің қол қойылған QR-ы емес немесе ол толық көшірілмеген.',
      file_unknown: 'Жауап немесе QR бұл файл үшін берілмеген: ол өзгертілген немесе басқа файл.',
      pdf_not_signed: 'Бұл PDF-те қолтаңба жоқ. Онымен бірге келген жауапты (JSON) немесе қол қойылған QR-ды қосыңыз.',
      pdf_range_incomplete: 'Қолтаңба PDF-ті толық қамтымайды: көрсетілгені басқа біреудікі болуы мүмкін.',
      pdf_added_after: 'Қол қойылғаннан кейін бұл PDF-ке бірдеңе қосылған: көрсетілгені басқа біреудікі болуы мүмкін.',
      pdf_signature_malformed: 'Бұл PDF-тегі қолтаңба мұнда оқылмайтын түрде жазылған.',
      pdf_algorithm_unknown:
        'Бұл PDF-тегі қолтаңбаны, мысалы МЕМСТ бойынша қойылғанын, мұнда тексеру мүмкін емес. Ол дұрыс болуы мүмкін.',
      pdf_file_changed: 'Қол қойылғаннан кейін бұл PDF өзгертілген.',
      pdf_certificate_unknown:
        'Бұл PDF-ке қол қойылған, бірақ төмендегі кілттермен емес: басқа шлюз, мемлекет немесе басқа біреу қойған.',
      pdf_certificate_expired: 'Бұл PDF-ке қол қойылған кезде сертификат жарамсыз болған.',
      pdf_timestamp_wrong: 'Бұл PDF-тегі уақыт белгісі басқа қолтаңбаға қатысты.',
      pdf_validation_data_wrong:
        'Бұл PDF-тегі қолтаңбадан кейінгі деректер оның сертификаттары жарамды болғанын растамайды.',
      pdf_certificate_revoked: 'Бұл PDF-тегі қолтаңбаның сертификаты қайтарып алынған.',
      code_missing:
        'Бұл суреттен қол қойылған QR оқылмады. Оны ірірек әрі анығырақ түсіріңіз; құжаттың басқа QR-ына қол қойылмаған.',
      json_broken: 'Бұл — бір мағыналы JSON емес: бүлінген немесе бір өріс екі рет тұр.',
      kind_unknown: 'Бұл — JSON түріндегі жауап та, PDF те, сурет те емес.',
    },
    field: 'Өріс',
    facts: {
      gateway: 'Шлюз',
      given: 'Берілген уақыты',
      document: 'Құжат',
      number: 'Нөмірі',
      validUntil: 'Жарамдылық мерзімі',
      noEnd: 'Мерзімсіз',
      expired: 'мерзімі өткен',
      key: 'Кілт',
      certificate: 'Сертификат',
      signed: 'Қол қойылған уақыты',
      standings: 'Сертификаттар',
      notRevoked: 'қол қойылған кезде ешқайсысы қайтарып алынбаған: шығарушыларының жауаптары файлда бар',
      absent: 'Тексерілмеді: мұнда жоқ',
    },
    sample: 'Құмсалғыштан: бұл — үлгі. Азамат туралы ештеңені дәлелдемейді.',
    compare: 'Нөмірді құжатпен салыстырыңыз: QR-ды басқа құжатқа көшіруге болады.',
    meaning: {
      title: 'Бұл нені дәлелдейді',
      says: 'Дәл осыны жоғарыда аталған шлюз бергенін, қашан бергенін және содан бері ештеңе өзгермегенін.',
      saysNot: 'Бірақ құжаттың бүгін жарамды екенін де, мемлекет деректерінің дұрыс екенін де емес.',
      state: 'Қолтаңба — шлюздің сөзі. Ол мемлекеттің қолтаңбасы емес.',
    },
    keys: {
      title: 'Шлюздің кілттері',
      none: 'Бұл бетте әзірге кілт жоқ.',
      count: (count) => `Бұл беттегі кілттер саны: ${count}.`,
      trust: 'Кілттерді немесе осы бетті құжатты көрсеткен адамнан емес, шлюздің өзінен алыңыз.',
      label: 'Шлюз /.well-known/jwks.json мекенжайында беретін мәтін',
      use: 'Осы кілттерді қолдану',
      wrong: 'Бұл — кілттер емес: олар {"keys": […]} деп басталады.',
    },
    save: 'Желісіз тексеру үшін бетті сақтау',
  },
};
