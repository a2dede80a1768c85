/** Synthetic people for the tests of single document types. */
import type { Relative, SamplePerson } from './sample-person.ts';

export const adult: SamplePerson = {
  iin: '900101300017',
  lastName: 'Төлегенов',
  firstName: 'Қайрат',
  middleName: 'Ержанұлы',
  birthday: '1990-01-01',
  sex: 'male',
  birthPlace: 'Маңғыстау облысы/Мангистауская область',
  nationality: 'Қазақ/Казах',
  citizenship: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН',
  address: 'АСТАНА ҚАЛАСЫ, АБАЙ ДАҢҒЫЛЫ, 5 ҮЙ, 1 ПӘТЕР/ГОРОД АСТАНА, ПРОСПЕКТ АБАЯ, ДОМ 5, КВАРТИРА 1',
  phone: '77010000001',
  marriage: {
    spouse: relative('920308430014', 'Әсел', '1992-03-08'),
    marriedOn: '2014-09-06',
    lastNameBefore: 'Төлегенов',
    spouseLastNameBefore: 'Өмірова',
  },
  children: [
    relative('060314530012', 'Ағыбай', '2006-03-14'),
    relative('080502630014', 'Әйгерім', '2008-05-02'),
    relative('100909630013', 'Іңкәр', '2010-09-09'),
    relative('121230530012', 'Үсен', '2012-12-30'),
    relative('140718630012', 'Қарлығаш', '2014-07-18'),
  ],
  car: {
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
  },
};

export function relative(iin: string, firstName: string, birthday: string): Relative {
  return { iin, lastName: 'Төлегенов', firstName, middleName: '', birthday };
}
