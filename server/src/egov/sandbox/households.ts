/**
 * The synthetic people of the sandbox and what their documents tell of them. Every IIN has a right check digit; nobody here
 * exists. Relatives, car, home and school stand once, so that a person's documents agree with each other.
 */
import type { Bilingual, Car, Education, Home, Relative, SamplePerson } from '../../documents/sample-person.ts';
import { relative } from './relative.ts';

const kazakhstan: Bilingual = 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН';
const kazakh: Bilingual = 'ҚАЗАҚ/КАЗАХ';
const kazakhWoman: Bilingual = 'ҚАЗАҚ/КАЗАШКА';
const astana: Bilingual = 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА';
const fullTime: Bilingual = 'КҮНДІЗГІ/ОЧНАЯ';
const flat: Bilingual = 'ПӘТЕР/КВАРТИРА';
const bachelor: Bilingual = 'БАКАЛАВР/БАКАЛАВР';

const familyCar: Car = {
  plate: '777ABC02',
  vin: 'XWB3L32EDCA123456',
  make: 'CHEVROLET',
  model: 'COBALT',
  year: 2021,
  category: 'M1',
  colour: 'АҚ/БЕЛЫЙ',
  engineVolumeCm3: 1485,
  enginePowerHp: 106,
  maximumMassKg: 1635,
  unladenMassKg: 1170,
};

const huntersCar: Car = {
  plate: '345KMN05',
  vin: 'XTA213100M0123456',
  make: 'LADA',
  model: 'NIVA LEGEND',
  year: 2022,
  category: 'M1G',
  colour: 'ҚОЮ ЖАСЫЛ/ТЁМНО-ЗЕЛЁНЫЙ',
  engineVolumeCm3: 1690,
  enginePowerHp: 83,
  maximumMassKg: 1610,
  unladenMassKg: 1285,
};

const familyHome: Home = {
  cadastralNumber: '20-315-034-112-1-48',
  purpose: flat,
  areaM2: 74.6,
  livingAreaM2: 45.2,
  builtInYear: 2015,
  rooms: 3,
  floor: 7,
};

const pensionersHome: Home = {
  cadastralNumber: '03-268-011-507-4-12',
  purpose: flat,
  areaM2: 52.3,
  livingAreaM2: 31.8,
  builtInYear: 1978,
  rooms: 2,
  floor: 3,
};

const softwareEngineering: Education = {
  institution: 'ҮЛГІ АТЫНДАҒЫ ТЕХНИКАЛЫҚ УНИВЕРСИТЕТ/ТЕХНИЧЕСКИЙ УНИВЕРСИТЕТ ИМЕНИ ОБРАЗЦА',
  specialityCode: '6B06102',
  speciality: 'БАҒДАРЛАМАЛЫҚ ИНЖЕНЕРИЯ/ПРОГРАММНАЯ ИНЖЕНЕРИЯ',
  qualification: 'АҚПАРАТТЫҚ ТЕХНОЛОГИЯЛАР БАКАЛАВРЫ/БАКАЛАВР ИНФОРМАЦИОННЫХ ТЕХНОЛОГИЙ',
  degree: bachelor,
  form: fullTime,
  startYear: 2007,
  endYear: 2011,
  withHonours: true,
};

const teaching: Education = {
  institution: 'ҮЛГІ ПЕДАГОГИКАЛЫҚ УНИВЕРСИТЕТІ/ОБРАЗЦОВЫЙ ПЕДАГОГИЧЕСКИЙ УНИВЕРСИТЕТ',
  specialityCode: '6B01701',
  speciality: 'ҚАЗАҚ ТІЛІ МЕН ӘДЕБИЕТІ/КАЗАХСКИЙ ЯЗЫК И ЛИТЕРАТУРА',
  qualification: 'ҚАЗАҚ ТІЛІ МЕН ӘДЕБИЕТІ МҰҒАЛІМІ/УЧИТЕЛЬ КАЗАХСКОГО ЯЗЫКА И ЛИТЕРАТУРЫ',
  degree: bachelor,
  form: fullTime,
  startYear: 2008,
  endYear: 2012,
  withHonours: false,
};

export const test: SamplePerson = {
  ...relative('900101300017', 'ТЕСТОВ', 'ТЕСТ', 'ТЕСТОВИЧ', '1990-01-01'),
  sex: 'male',
  birthPlace: 'АЛМАТЫ ҚАЛАСЫ/ГОРОД АЛМАТЫ',
  nationality: kazakh,
  citizenship: kazakhstan,
  address:
    'АЛМАТЫ ҚАЛАСЫ, БОСТАНДЫҚ АУДАНЫ, ҮЛГІ КӨШЕСІ, 15 ҮЙ, 48 ПӘТЕР/ГОРОД АЛМАТЫ, БОСТАНДЫКСКИЙ РАЙОН, УЛИЦА ОБРАЗЦОВАЯ, ДОМ 15, КВАРТИРА 48',
  father: relative('620514330015', 'ТЕСТОВ', 'ТЕСТ', 'ҮЛГІҰЛЫ', '1962-05-14'),
  mother: relative('640830430013', 'ТЕСТОВА', 'ҒАЛИЯ', 'ҚАЙРАТҚЫЗЫ', '1964-08-30'),
  marriage: {
    spouse: relative('920308430014', 'ТЕСТОВА', 'ӨСИЕТ', 'МАРАТҚЫЗЫ', '1992-03-08'),
    marriedOn: '2014-09-06',
    lastNameBefore: 'ТЕСТОВ',
    spouseLastNameBefore: 'ҚАНАТОВА',
  },
  children: [
    relative('160620530017', 'ТЕСТОВ', 'ҰЛАН', 'ТЕСТҰЛЫ', '2016-06-20'),
    relative('191102630015', 'ТЕСТОВА', 'ҺӘДИЯ', 'ТЕСТҚЫЗЫ', '2019-11-02'),
  ],
  car: familyCar,
  home: familyHome,
  education: softwareEngineering,
};

export const assel: SamplePerson = {
  ...relative('900101400013', 'ҮЛГІБАЕВА', 'ӘСЕЛ', 'ҒАБИТҚЫЗЫ', '1990-01-01'),
  sex: 'female',
  birthPlace: 'ӨСКЕМЕН ҚАЛАСЫ/ГОРОД УСТЬ-КАМЕНОГОРСК',
  nationality: kazakhWoman,
  citizenship: kazakhstan,
  address:
    'АСТАНА ҚАЛАСЫ, ЕСІЛ АУДАНЫ, ТӘУЕЛСІЗДІК ДАҢҒЫЛЫ, 34 ҮЙ, 112 ПӘТЕР/ГОРОД АСТАНА, РАЙОН ЕСИЛЬ, ПРОСПЕКТ ТАУЕЛСИЗДИК, ДОМ 34, КВАРТИРА 112',
  father: relative('600211330014', 'ҮЛГІБАЕВ', 'ҒАБИТ', 'СЕРІКҰЛЫ', '1960-02-11'),
  mother: relative('631005430019', 'ҮЛГІБАЕВА', 'ҚАМАР', 'ОРАЗҚЫЗЫ', '1963-10-05'),
  marriage: {
    spouse: relative('880917330019', 'БӨРІБАЕВ', 'ӘНУАР', 'НҰРЛАНҰЛЫ', '1988-09-17'),
    marriedOn: '2013-07-13',
    lastNameBefore: 'ҮЛГІБАЕВА',
    spouseLastNameBefore: 'БӨРІБАЕВ',
    divorcedOn: '2019-02-20',
  },
  children: [],
  formerName: { lastName: 'БӨРІБАЕВА', firstName: 'ӘСЕЛ', middleName: 'ҒАБИТҚЫЗЫ', changedOn: '2019-04-15' },
  education: teaching,
};

export const longNamed: SamplePerson = {
  ...relative('000101500011', 'ӘБДІҒАППАРҰЛЫ-ҚҰДАЙБЕРГЕНОВ', 'НҰРСҰЛТАНБЕК', 'ҚҰТТЫМҰХАМБЕТҰЛЫ', '2000-01-01'),
  sex: 'male',
  birthPlace: 'ҚЫЗЫЛОРДА ОБЛЫСЫ, ЖАҢАҚОРҒАН АУДАНЫ/КЫЗЫЛОРДИНСКАЯ ОБЛАСТЬ, ЖАНАКОРГАНСКИЙ РАЙОН',
  nationality: kazakh,
  citizenship: kazakhstan,
  address:
    'ҚЫЗЫЛОРДА ОБЛЫСЫ, ЖАҢАҚОРҒАН АУДАНЫ, ЖАҢАҚОРҒАН КЕНТІ, ӘЛ-ФАРАБИ КӨШЕСІ, 127А ҮЙ/КЫЗЫЛОРДИНСКАЯ ОБЛАСТЬ, ЖАНАКОРГАНСКИЙ РАЙОН, ПОСЕЛОК ЖАНАКОРГАН, УЛИЦА АЛЬ-ФАРАБИ, ДОМ 127А',
  father: relative('720125330011', 'ӘБДІҒАППАРҰЛЫ-ҚҰДАЙБЕРГЕНОВ', 'ҚҰТТЫМҰХАМБЕТ', 'ӘБДІҒАППАРҰЛЫ', '1972-01-25'),
  mother: relative('750412430013', 'ӘБДІҒАППАРҰЛЫ-ҚҰДАЙБЕРГЕНОВА', 'ГҮЛБАХЫТ', 'ӨМІРЗАҚҚЫЗЫ', '1975-04-12'),
  children: [],
  studies: {
    institution: 'ҮЛГІ АТЫНДАҒЫ ТЕХНИКАЛЫҚ УНИВЕРСИТЕТ/ТЕХНИЧЕСКИЙ УНИВЕРСИТЕТ ИМЕНИ ОБРАЗЦА',
    faculty: 'МҰНАЙ-ГАЗ ЖӘНЕ ТАУ-КЕН ІСІ/НЕФТЕГАЗОВОЕ И ГОРНОЕ ДЕЛО',
    speciality: 'МҰНАЙ-ГАЗ ІСІ/НЕФТЕГАЗОВОЕ ДЕЛО',
    form: fullTime,
    startYear: 2024,
    endYear: 2027,
  },
};

export const student: SamplePerson = {
  ...relative('040229600011', 'ШӨЖЕЕВА', 'ІҢКӘР', '', '2004-02-29'),
  sex: 'female',
  birthPlace: 'ШЫМКЕНТ ҚАЛАСЫ/ГОРОД ШЫМКЕНТ',
  nationality: kazakhWoman,
  citizenship: kazakhstan,
  address:
    'ШЫМКЕНТ ҚАЛАСЫ, ӘЛ-ФАРАБИ АУДАНЫ, БӘЙТЕРЕК КӨШЕСІ, 3 ҮЙ/ГОРОД ШЫМКЕНТ, АЛЬ-ФАРАБИЙСКИЙ РАЙОН, УЛИЦА БАЙТЕРЕК, ДОМ 3',
  father: relative('750707330010', 'ШӨЖЕЕВ', 'БАҚЫТ', 'ҚҰРМАНҰЛЫ', '1975-07-07'),
  mother: relative('781221430013', 'ШӨЖЕЕВА', 'ЖҰПАР', 'ӘСКЕРҚЫЗЫ', '1978-12-21'),
  children: [],
  studies: {
    institution: 'ҮЛГІ ПЕДАГОГИКАЛЫҚ УНИВЕРСИТЕТІ/ОБРАЗЦОВЫЙ ПЕДАГОГИЧЕСКИЙ УНИВЕРСИТЕТ',
    faculty: 'ФИЛОЛОГИЯ/ФИЛОЛОГИЯ',
    speciality: 'ШЕТЕЛ ТІЛІ: ЕКІ ШЕТЕЛ ТІЛІ/ИНОСТРАННЫЙ ЯЗЫК: ДВА ИНОСТРАННЫХ ЯЗЫКА',
    form: fullTime,
    startYear: 2023,
    endYear: 2027,
  },
};

/** The seventh digit of this IIN is 0: it tells no sex. */
export const naturalised: SamplePerson = {
  ...relative('100101000010', 'АЛИЕВ', 'ДЕНИЗ', '', '2010-01-01'),
  sex: 'male',
  birthPlace: 'ТҮРКИЯ/ТУРЦИЯ',
  nationality: 'ТҮРІК/ТУРОК',
  citizenship: kazakhstan,
  address:
    'АЛМАТЫ ҚАЛАСЫ, МЕДЕУ АУДАНЫ, ДОСТЫҚ ДАҢҒЫЛЫ, 98 ҮЙ, 5 ПӘТЕР/ГОРОД АЛМАТЫ, МЕДЕУСКИЙ РАЙОН, ПРОСПЕКТ ДОСТЫК, ДОМ 98, КВАРТИРА 5',
  father: relative('800303330016', 'АЛИЕВ', 'МУРАТ', '', '1980-03-03'),
  mother: relative('830616430018', 'АЛИЕВА', 'ЛЕЙЛА', '', '1983-06-16'),
  children: [],
};

export const pensioner: SamplePerson = {
  ...relative('550910330012', 'ҚАРТБАЕВ', 'ӨМІРБЕК', 'ЖҮНІСҰЛЫ', '1955-09-10'),
  sex: 'male',
  birthPlace: 'СЕМЕЙ ҚАЛАСЫ/ГОРОД СЕМЕЙ',
  nationality: kazakh,
  citizenship: kazakhstan,
  address:
    'АЛМАТЫ ОБЛЫСЫ, ТАЛҒАР ҚАЛАСЫ, ЖЕҢІС КӨШЕСІ, 8 ҮЙ, 12 ПӘТЕР/АЛМАТИНСКАЯ ОБЛАСТЬ, ГОРОД ТАЛГАР, УЛИЦА ПОБЕДЫ, ДОМ 8, КВАРТИРА 12',
  marriage: {
    spouse: relative('580119430014', 'ҚАРТБАЕВА', 'КҮЛӘШ', 'ТӨЛЕУҚЫЗЫ', '1958-01-19'),
    marriedOn: '1979-08-25',
    lastNameBefore: 'ҚАРТБАЕВ',
    spouseLastNameBefore: 'НҰРҒАЛИЕВА',
  },
  children: [],
  home: pensionersHome,
};

export const motherOfEight: SamplePerson = {
  ...relative('840425430013', 'БАЛАПАНОВА', 'ҚҰРАЛАЙ', 'ӘБІШҚЫЗЫ', '1984-04-25'),
  sex: 'female',
  birthPlace: 'ТҮРКІСТАН ОБЛЫСЫ, САЙРАМ АУДАНЫ/ТУРКЕСТАНСКАЯ ОБЛАСТЬ, САЙРАМСКИЙ РАЙОН',
  nationality: kazakhWoman,
  citizenship: kazakhstan,
  address:
    'ТҮРКІСТАН ОБЛЫСЫ, САЙРАМ АУДАНЫ, АҚСУКЕНТ АУЫЛЫ, БЕЙБІТШІЛІК КӨШЕСІ, 41 ҮЙ/ТУРКЕСТАНСКАЯ ОБЛАСТЬ, САЙРАМСКИЙ РАЙОН, СЕЛО АКСУКЕНТ, УЛИЦА БЕЙБИТШИЛИК, ДОМ 41',
  marriage: {
    spouse: relative('811111330017', 'БАЛАПАНОВ', 'ЕРБОЛ', 'САҒЫНҰЛЫ', '1981-11-11'),
    marriedOn: '2005-05-28',
    lastNameBefore: 'ӘБІШЕВА',
    spouseLastNameBefore: 'БАЛАПАНОВ',
  },
  father: relative('580319350001', 'ӘБІШЕВ', 'ӘБІШ', 'ҚОЖАҰЛЫ', '1958-03-19'),
  mother: relative('610724450006', 'ӘБІШЕВА', 'БИБІГҮЛ', 'ТАҢАТҚЫЗЫ', '1961-07-24'),
  children: [
    relative('060314530012', 'БАЛАПАНОВ', 'АҒЫБАЙ', 'ЕРБОЛҰЛЫ', '2006-03-14'),
    relative('080502630014', 'БАЛАПАНОВА', 'ӘЙГЕРІМ', 'ЕРБОЛҚЫЗЫ', '2008-05-02'),
    relative('100909630013', 'БАЛАПАНОВА', 'ІҢКӘР', 'ЕРБОЛҚЫЗЫ', '2010-09-09'),
    relative('121230530012', 'БАЛАПАНОВ', 'ҮСЕН', 'ЕРБОЛҰЛЫ', '2012-12-30'),
    relative('140718630012', 'БАЛАПАНОВА', 'ҚАРЛЫҒАШ', 'ЕРБОЛҚЫЗЫ', '2014-07-18'),
    relative('170226530017', 'БАЛАПАНОВ', 'МҰХАМЕДЖАН', 'ЕРБОЛҰЛЫ', '2017-02-26'),
    relative('190808630010', 'БАЛАПАНОВА', 'ТОМИРИС', 'ЕРБОЛҚЫЗЫ', '2019-08-08'),
    relative('221001530018', 'БАЛАПАНОВ', 'ОҢҒАР', 'ЕРБОЛҰЛЫ', '2022-10-01'),
  ],
};

export const foreigner: SamplePerson = {
  ...relative('870715330019', 'ПЕТРЕНКО', 'ОЛЕКСІЙ', 'ІВАНОВИЧ', '1987-07-15'),
  sex: 'male',
  birthPlace: 'УКРАИНА/УКРАИНА',
  nationality: 'УКРАИН/УКРАИНЕЦ',
  citizenship: 'УКРАИНА/УКРАИНА',
  address:
    'ҚАРАҒАНДЫ ҚАЛАСЫ, НҰРКЕН ӘБДІРОВ ДАҢҒЫЛЫ, 19 ҮЙ, 7 ПӘТЕР/ГОРОД КАРАГАНДА, ПРОСПЕКТ НУРКЕНА АБДИРОВА, ДОМ 19, КВАРТИРА 7',
  children: [],
};

export const stateless: SamplePerson = {
  ...relative('790523430014', 'КИМ', 'ВЕРА', 'СЕРГЕЕВНА', '1979-05-23'),
  sex: 'female',
  birthPlace: 'ТАШКЕНТ ҚАЛАСЫ/ГОРОД ТАШКЕНТ',
  nationality: 'КӘРІС/КОРЕЯНКА',
  citizenship: 'АЗАМАТТЫҒЫ ЖОҚ/БЕЗ ГРАЖДАНСТВА',
  address: 'ТАРАЗ ҚАЛАСЫ, ТӨЛЕ БИ ДАҢҒЫЛЫ, 60 ҮЙ/ГОРОД ТАРАЗ, ПРОСПЕКТ ТОЛЕ БИ, ДОМ 60',
  children: [],
};

export const kandas: SamplePerson = {
  ...relative('930217430011', 'ҚАНДАСБЕК', 'АЙНҰР', '', '1993-02-17'),
  sex: 'female',
  birthPlace: 'МОҢҒОЛИЯ, БАЯН-ӨЛГИЙ АЙМАҒЫ/МОНГОЛИЯ, БАЯН-УЛГИЙСКИЙ АЙМАК',
  nationality: kazakhWoman,
  citizenship: 'МОҢҒОЛИЯ/МОНГОЛИЯ',
  address:
    'ПАВЛОДАР ОБЛЫСЫ, БАЯНАУЫЛ АУДАНЫ, БАЯНАУЫЛ АУЫЛЫ, СӘТБАЕВ КӨШЕСІ, 22 ҮЙ/ПАВЛОДАРСКАЯ ОБЛАСТЬ, БАЯНАУЛЬСКИЙ РАЙОН, СЕЛО БАЯНАУЛ, УЛИЦА САТПАЕВА, ДОМ 22',
  marriage: {
    spouse: relative('900901330018', 'ҚАНДАСБЕК', 'БОЛАТ', '', '1990-09-01'),
    marriedOn: '2015-10-10',
    lastNameBefore: 'ӘМІРЕ',
    spouseLastNameBefore: 'ҚАНДАСБЕК',
  },
  children: [relative('170322630015', 'ҚАНДАСБЕК', 'ЖІБЕК', '', '2017-03-22')],
};

export const disabled: SamplePerson = {
  ...relative('981012330012', 'ҚАЙЫРБАЕВ', 'ҒАНИ', 'ІЗБАСАРҰЛЫ', '1998-10-12'),
  sex: 'male',
  birthPlace: 'АҚТӨБЕ ҚАЛАСЫ/ГОРОД АКТОБЕ',
  nationality: kazakh,
  citizenship: kazakhstan,
  address: 'АҚТӨБЕ ҚАЛАСЫ, АБАЙ ДАҢҒЫЛЫ, 5 ҮЙ, 1 ПӘТЕР/ГОРОД АКТОБЕ, ПРОСПЕКТ АБАЯ, ДОМ 5, КВАРТИРА 1',
  children: [],
  disability: {
    group: 'II ТОП/II ГРУППА',
    cause: 'БАЛА КЕЗІНЕН МҮГЕДЕКТІК/ИНВАЛИДНОСТЬ С ДЕТСТВА',
    establishedOn: '2023-05-16',
    validUntil: '2028-05-15',
  },
};

export const hunter: SamplePerson = {
  ...relative('760606330013', 'АҢШЫБАЕВ', 'ЖОЛБАРЫС', 'ҮКІҰЛЫ', '1976-06-06'),
  sex: 'male',
  birthPlace: 'КӨКШЕТАУ ҚАЛАСЫ/ГОРОД КОКШЕТАУ',
  nationality: kazakh,
  citizenship: kazakhstan,
  address:
    'АҚМОЛА ОБЛЫСЫ, БУРАБАЙ АУДАНЫ, ЩУЧИНСК ҚАЛАСЫ, ҚАРАҒАЙЛЫ КӨШЕСІ, 2 ҮЙ/АКМОЛИНСКАЯ ОБЛАСТЬ, БУРАБАЙСКИЙ РАЙОН, ГОРОД ЩУЧИНСК, УЛИЦА СОСНОВАЯ, ДОМ 2',
  children: [],
  car: huntersCar,
};

export const child: SamplePerson = {
  ...relative('180405630018', 'ТЕСТОВА', 'ҮМІТ', 'САБЫРҚЫЗЫ', '2018-04-05'),
  sex: 'female',
  birthPlace: 'АЛМАТЫ ҚАЛАСЫ/ГОРОД АЛМАТЫ',
  nationality: kazakhWoman,
  citizenship: kazakhstan,
  address:
    'АЛМАТЫ ҚАЛАСЫ, ӘУЕЗОВ АУДАНЫ, МӨЛТЕК АУДАН, 4 ҮЙ, 20 ПӘТЕР/ГОРОД АЛМАТЫ, АУЭЗОВСКИЙ РАЙОН, МИКРОРАЙОН, ДОМ 4, КВАРТИРА 20',
  father: relative('890511350008', 'ТЕСТОВ', 'САБЫР', 'ТЕСТҰЛЫ', '1989-05-11'),
  mother: relative('911202450003', 'ТЕСТОВА', 'ДИНАРА', 'ӘЛІҚЫЗЫ', '1991-12-02'),
  children: [],
};

/** People for whom something goes wrong have nothing but an identity. */
function bystander(identity: Relative, sex: SamplePerson['sex']): SamplePerson {
  return {
    ...identity,
    sex,
    birthPlace: astana,
    nationality: sex === 'male' ? kazakh : kazakhWoman,
    citizenship: kazakhstan,
    address: astana,
    children: [],
  };
}

export const withoutDocument = bystander(
  relative('850315300019', 'ЖОҚБАЕВ', 'ҚҰЖАТСЫЗ', 'ӘЛІМҰЛЫ', '1985-03-15'),
  'male',
);
export const unreachable = bystander(
  relative('850722400018', 'БАЙЛАНЫСОВА', 'ҮМІТ', 'СЕРІКҚЫЗЫ', '1985-07-22'),
  'female',
);
export const unavailable = bystander(relative('881105300015', 'ТҮЗЕТУОВ', 'ДАНИЯР', 'МАРАТҰЛЫ', '1988-11-05'), 'male');
export const timeout = bystander(relative('920417400015', 'КҮТУОВА', 'АЙГЕРІМ', 'БОЛАТҚЫЗЫ', '1992-04-17'), 'female');
export const garbled = bystander(relative('790909300014', 'ҚАТЕЛІКОВ', 'ЕРЛАН', 'ҚАЙРАТҰЛЫ', '1979-09-09'), 'male');
export const notInMcdb = bystander(
  relative('951201400019', 'ТЕЛЕФОНОВА', 'МЕРУЕРТ', 'АСҚАРҚЫЗЫ', '1995-12-01'),
  'female',
);
export const unknown = bystander(relative('820630300016', 'БЕЙТАНЫСОВ', 'СӘКЕН', 'ОРАЗҰЛЫ', '1982-06-30'), 'male');

export const withExpiredDocuments: SamplePerson = {
  ...relative('750412300015', 'МЕРЗІМБАЕВ', 'ЕСКЕНДІР', 'ӨТКЕНҰЛЫ', '1975-04-12'),
  sex: 'male',
  birthPlace: 'ҚОСТАНАЙ ҚАЛАСЫ/ГОРОД КОСТАНАЙ',
  nationality: kazakh,
  citizenship: kazakhstan,
  address: 'ҚОСТАНАЙ ҚАЛАСЫ, ТӘУЕЛСІЗДІК КӨШЕСІ, 70 ҮЙ, 9 ПӘТЕР/ГОРОД КОСТАНАЙ, УЛИЦА ТАУЕЛСИЗДИК, ДОМ 70, КВАРТИРА 9',
  children: [],
};

export const withCardUntilTomorrow: SamplePerson = {
  ...relative('880621400024', 'ЕРТЕҢБАЕВА', 'АРАЙ', 'МЕРЗІМҚЫЗЫ', '1988-06-21'),
  sex: 'female',
  birthPlace: 'ОРАЛ ҚАЛАСЫ/ГОРОД УРАЛЬСК',
  nationality: kazakhWoman,
  citizenship: kazakhstan,
  address: 'ОРАЛ ҚАЛАСЫ, НАЗАРБАЕВ ДАҢҒЫЛЫ, 215 ҮЙ, 30 ПӘТЕР/ГОРОД УРАЛЬСК, ПРОСПЕКТ НАЗАРБАЕВА, ДОМ 215, КВАРТИРА 30',
  children: [],
};
