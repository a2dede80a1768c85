/**
 * More of the sandbox's synthetic people: the families of those in `households.ts`, foreigners, children, somebody who has died, and
 * names that are hard to print. A relative is the same person as there: the same IIN, names and birthday.
 */
import type { Relative, SamplePerson } from '../../documents/sample-person.ts';
import { assel, kandas, motherOfEight, test } from './households.ts';
import { relative } from './relative.ts';

const kazakhstan = 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН';
const almaty = 'АЛМАТЫ ҚАЛАСЫ/ГОРОД АЛМАТЫ';
const almatyAddress =
  'АЛМАТЫ ҚАЛАСЫ, АЛМАЛЫ АУДАНЫ, АБАЙ ДАҢҒЫЛЫ, 52 ҮЙ, 14 ПӘТЕР/ГОРОД АЛМАТЫ, АЛМАЛИНСКИЙ РАЙОН, ПРОСПЕКТ АБАЯ, ДОМ 52, КВАРТИРА 14';

export type Details = Partial<Omit<SamplePerson, keyof Relative>>;

export function man(identity: Relative, details: Details = {}): SamplePerson {
  return { ...citizen(identity), sex: 'male', nationality: 'ҚАЗАҚ/КАЗАХ', ...details };
}

export function woman(identity: Relative, details: Details = {}): SamplePerson {
  return { ...citizen(identity), sex: 'female', nationality: 'ҚАЗАҚ/КАЗАШКА', ...details };
}

function citizen(identity: Relative) {
  return { ...identity, birthPlace: almaty, citizenship: kazakhstan, address: almatyAddress, children: [] };
}

/** As a relative, of whom no more is told. */
function selfOf({ iin, lastName, firstName, middleName, birthday }: Relative): Relative {
  return { iin, lastName, firstName, middleName, birthday };
}

/** The same marriage, as the other one's documents have it. */
function marriedTo(spouse: SamplePerson): Pick<SamplePerson, 'marriage'> {
  const { marriage } = spouse;
  if (marriage === undefined) throw new Error('the spouse is not married');
  const { lastNameBefore, spouseLastNameBefore, ...rest } = marriage;
  const names = { lastNameBefore: spouseLastNameBefore, spouseLastNameBefore: lastNameBefore };
  return { marriage: { ...rest, spouse: selfOf(spouse), ...names } };
}

function spouseOf({ marriage }: SamplePerson): Relative {
  if (marriage === undefined) throw new Error('nobody is married to them');
  return marriage.spouse;
}

function childOf({ children }: SamplePerson, place: number): Relative {
  const child = children[place];
  if (child === undefined) throw new Error('there is no such child');
  return child;
}

const home = { address: test.address, birthPlace: almaty };

export const testWife = woman(spouseOf(test), { ...home, ...marriedTo(test), children: test.children });
const testParents = { father: selfOf(test), mother: selfOf(testWife) };
export const testSon = man(childOf(test, 0), { ...home, ...testParents });
export const testDaughter = woman(childOf(test, 1), { ...home, ...testParents });

export const asselsFormerHusband = man(spouseOf(assel), marriedTo(assel));

const large = { address: motherOfEight.address, birthPlace: motherOfEight.birthPlace };
export const fatherOfEight = man(spouseOf(motherOfEight), {
  ...large,
  ...marriedTo(motherOfEight),
  children: motherOfEight.children,
});
export const eldestOfEight = man(childOf(motherOfEight, 0), {
  ...large,
  father: selfOf(fatherOfEight),
  mother: selfOf(motherOfEight),
  studies: {
    institution: 'ҮЛГІ АТЫНДАҒЫ ТЕХНИКАЛЫҚ УНИВЕРСИТЕТ/ТЕХНИЧЕСКИЙ УНИВЕРСИТЕТ ИМЕНИ ОБРАЗЦА',
    faculty: 'ЭНЕРГЕТИКА/ЭНЕРГЕТИКА',
    speciality: 'ЭЛЕКТР ЭНЕРГЕТИКАСЫ/ЭЛЕКТРОЭНЕРГЕТИКА',
    form: 'КҮНДІЗГІ/ОЧНАЯ',
    startYear: 2024,
    endYear: 2028,
  },
});

export const kandasHusband = man(spouseOf(kandas), {
  ...marriedTo(kandas),
  address: kandas.address,
  birthPlace: kandas.birthPlace,
  citizenship: kandas.citizenship,
  children: kandas.children,
});

export const germanForeigner = man(relative('780312330178', 'ФОН ДЕР ХАЙДЕ', 'ЯН-ФРИДРИХ', '', '1978-03-12'), {
  birthPlace: 'ГЕРМАНИЯ/ГЕРМАНИЯ',
  nationality: 'НЕМІС/НЕМЕЦ',
  citizenship: 'ГЕРМАНИЯ/ГЕРМАНИЯ',
});

export const shortNamedForeigner = woman(relative('910604430170', 'ЛИ', 'И', '', '1991-06-04'), {
  birthPlace: 'ҚЫТАЙ/КИТАЙ',
  nationality: 'ҚЫТАЙ/КИТАЯНКА',
  citizenship: 'ҚЫТАЙ/КИТАЙ',
});

export const uzbekForeigner = woman(relative('940817430174', 'КАРИМОВА', 'НИГОРА', 'АБДУЛЛА КИЗИ', '1994-08-17'), {
  birthPlace: 'ТАШКЕНТ ҚАЛАСЫ/ГОРОД ТАШКЕНТ',
  nationality: 'ӨЗБЕК/УЗБЕЧКА',
  citizenship: 'ӨЗБЕКСТАН/УЗБЕКИСТАН',
});

/** With one name, which stands where the surname does. */
export const mononym = man(relative('850129330179', 'ГУЛМУХАММАД', '', '', '1985-01-29'), {
  birthPlace: 'АУҒАНСТАН/АФГАНИСТАН',
  nationality: 'АУҒАН/АФГАНЕЦ',
  citizenship: 'АУҒАНСТАН/АФГАНИСТАН',
});

export const statelessMan = man(relative('661120330172', 'ПАК', 'ВИКТОР', 'ЕВГЕНЬЕВИЧ', '1966-11-20'), {
  birthPlace: 'БІШКЕК ҚАЛАСЫ/ГОРОД БИШКЕК',
  nationality: 'КӘРІС/КОРЕЕЦ',
  citizenship: 'АЗАМАТТЫҒЫ ЖОҚ/БЕЗ ГРАЖДАНСТВА',
});

export const deceased = man(relative('480705330171', 'МАРҚҰМБАЕВ', 'СЕЙІТ', 'ӘБДІРҰЛЫ', '1948-07-05'));

export const renamedMan = man(relative('830909330175', 'ЖАҢАБАЕВ', 'АЛАН', 'ҚАНАТҰЛЫ', '1983-09-09'), {
  formerName: { lastName: 'ЖАҢАБАЕВ', firstName: 'АЛПЫСБАЙ', middleName: 'ҚАНАТҰЛЫ', changedOn: '2021-06-03' },
});

const groom = relative('940220330172', 'ЖҰПТАСОВ', 'ӘДІЛ', 'НҰРБЕКҰЛЫ', '1994-02-20');

/** She took her husband's surname. */
export const bride = woman(relative('970511430176', 'ЖҰПТАСОВА', 'ГҮЛДАНА', 'САМАТҚЫЗЫ', '1997-05-11'), {
  marriage: { spouse: groom, marriedOn: '2023-08-12', lastNameBefore: 'СЕРІКОВА', spouseLastNameBefore: 'ЖҰПТАСОВ' },
});

export const longestNamedWoman = woman(
  relative('901231430174', 'КЕНЖЕҒАЛИЕВА-АБДРАХМАНОВА', 'ҚАРАКӨЗАЙЫМЖАН', 'МҰХАММЕДҒАЛИҚЫЗЫ', '1990-12-31'),
);

export const shortestNamed = woman(relative('990202430177', 'ЦОЙ', 'ИЯ', '', '1999-02-02'), {
  nationality: 'КӘРІС/КОРЕЯНКА',
});

/** Her birth certificate names no father. */
export const infant = woman(relative('251003630170', 'БҮЛДІРШІНОВА', 'АЙЛИН', '', '2025-10-03'), {
  mother: relative('010417630179', 'БҮЛДІРШІНОВА', 'ЗЕРЕ', 'ДӘУЛЕТҚЫЗЫ', '2001-04-17'),
});

export const teenager = man(relative('120808530170', 'ЖЕТКІНШЕКОВ', 'ЕРАСЫЛ', 'ҚАЙСАРҰЛЫ', '2012-08-08'), {
  father: relative('800101330177', 'ЖЕТКІНШЕКОВ', 'ҚАЙСАР', 'БЕКҰЛЫ', '1980-01-01'),
  mother: relative('820202430176', 'ЖЕТКІНШЕКОВА', 'САЛТАНАТ', 'ЕРКІНҚЫЗЫ', '1982-02-02'),
});

export const womanWithExpiredDocuments = woman(
  relative('690330430173', 'ӨТКЕНОВА', 'ЖАННА', 'МЕРЕКЕҚЫЗЫ', '1969-03-30'),
);

export const manWithFixedCode = man(relative('860214330172', 'ТҰРАҚТЫБАЕВ', 'КОД', 'БЕЛГІЛІҰЛЫ', '1986-02-14'));

export const womanWithFixedCode = woman(
  relative('950606430179', 'ТҰРАҚТЫБАЕВА', 'КАМИЛА', 'БЕЛГІЛІҚЫЗЫ', '1995-06-06'),
);
