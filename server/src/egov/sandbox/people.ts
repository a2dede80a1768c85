/**
 * The people of the sandbox's state database: who is asked for with which phone, what the state does then, and which documents
 * it has of them. Who they are stands in `households.ts`. `docs/guides/sandbox.md` describes them to integrators.
 */
import type { DocumentTypeName } from '../../documents/catalogue.ts';
import type { SamplePerson } from '../../documents/sample-person.ts';
import * as further from './further-people.ts';
import * as person from './households.ts';
import type { DocumentFields } from './override-fields.ts';
import { scenarioNames } from './scenarios.ts';

/** `ok`, or the scenario that this person always brings about. */
export const situations = ['ok', ...scenarioNames] as const;

export type Situation = (typeof situations)[number];

export interface SandboxPerson extends SamplePerson {
  /** 11 digits: the phone to ask with. Registered in the MCDB unless the situation is that it is not. */
  phone: string;
  situation: Situation;
  /** With the situation: how long it takes. Null, or left out, where it takes no such time. */
  seconds?: number | null;
  /** The code that the person always gets. */
  fixedCode?: string;
  documentTypes: readonly DocumentTypeName[];
  /** What these documents say in place of what is made up. */
  fields?: Partial<Record<DocumentTypeName, DocumentFields>>;
  /** The JPEG that the person brings, in place of a drawn portrait. */
  ownPortrait?: Uint8Array;
  /** Where the validity of the documents is not left to chance. */
  validity?: 'expired' | 'card_until_tomorrow';
}

export const sandboxPeople: readonly SandboxPerson[] = [
  has('77010000001', person.test, [
    'identity_card',
    'passport',
    'driver_license',
    'srts',
    'tech_passport',
    'insurance_policy',
    'birth_certificate',
    'marriage_certificate',
    'diploma',
    'vaccination',
    'pcr_certificate',
    'attorney',
  ]),
  has('77010000002', person.assel, [
    'identity_card',
    'passport',
    'driver_license',
    'birth_certificate',
    'divorce_certificate',
    'change_fio_certificate',
    'diploma',
    'vaccination',
  ]),
  has('77010000003', person.longNamed, [
    'identity_card',
    'passport',
    'birth_certificate',
    'pcr_certificate',
    'student_card',
  ]),
  has('77010000004', person.student, [
    'identity_card',
    'birth_certificate',
    'student_card',
    'social_id',
    'vaccination',
  ]),
  has('77010000005', person.naturalised, ['identity_card', 'passport']),
  has('77010000006', person.pensioner, [
    'identity_card',
    'pension',
    'marriage_certificate',
    'tech_passport',
    'social_id',
    'attorney',
  ]),
  has('77010000007', person.motherOfEight, [
    'identity_card',
    'large_family_certificate',
    'asp_certificate',
    'marriage_certificate',
    'birth_certificate',
    'social_id',
  ]),
  has('77010000008', person.foreigner, ['vnzh', 'driver_license', 'vaccination']),
  has('77010000009', person.stateless, ['lbg_card', 'pcr_certificate']),
  has('77010000010', person.kandas, ['oralman', 'marriage_certificate']),
  has('77010000021', person.disabled, ['identity_card', 'disability_certificate', 'social_id']),
  has('77010000022', person.hunter, ['identity_card', 'hunter', 'driver_license', 'srts', 'insurance_policy']),
  has('77010000023', person.child, ['birth_certificate', 'passport', 'vaccination']),
  {
    ...has('77010000024', person.withExpiredDocuments, ['identity_card', 'passport', 'driver_license']),
    validity: 'expired',
  },
  {
    ...has('77010000025', person.withCardUntilTomorrow, ['identity_card', 'passport', 'driver_license']),
    validity: 'card_until_tomorrow',
  },

  fails('77010000011', person.withoutDocument, 'document_missing'),
  fails('77010000012', person.unreachable, 'egov_unreachable'),
  fails('77010000013', person.unavailable, 'egov_unavailable'),
  fails('77010000014', person.timeout, 'egov_timeout'),
  fails('77010000015', person.garbled, 'government_service_error'),
  fails('77010000016', person.notInMcdb, 'subject_not_found_in_mcdb'),
  fails('77010000017', person.unknown, 'profile_not_found'),

  has('77010000026', further.testWife, ['identity_card', 'marriage_certificate', 'vaccination']),
  has('77010000027', further.testSon, ['birth_certificate', 'vaccination']),
  has('77010000028', further.testDaughter, ['birth_certificate', 'passport']),
  has('77010000029', further.asselsFormerHusband, ['identity_card', 'divorce_certificate', 'driver_license']),
  has('77010000030', further.fatherOfEight, ['identity_card', 'marriage_certificate', 'large_family_certificate']),
  has('77010000031', further.eldestOfEight, ['identity_card', 'birth_certificate', 'student_card']),
  has('77010000032', further.kandasHusband, ['oralman', 'marriage_certificate']),
  has('77010000033', further.germanForeigner, ['vnzh', 'driver_license']),
  has('77010000034', further.shortNamedForeigner, ['vnzh', 'vaccination']),
  has('77010000035', further.uzbekForeigner, ['vnzh', 'pcr_certificate']),
  has('77010000036', further.mononym, ['vnzh', 'vaccination']),
  has('77010000037', further.statelessMan, ['lbg_card']),
  fails('77010000038', further.deceased, 'document_missing'),
  has('77010000039', further.renamedMan, ['identity_card', 'change_fio_certificate', 'passport']),
  has('77010000040', further.bride, ['identity_card', 'marriage_certificate', 'passport']),
  has('77010000041', further.longestNamedWoman, ['identity_card', 'passport', 'driver_license']),
  has('77010000042', further.shortestNamed, ['identity_card', 'passport']),
  has('77010000043', further.infant, ['birth_certificate']),
  has('77010000044', further.teenager, ['birth_certificate', 'passport', 'vaccination']),
  {
    ...has('77010000045', further.womanWithExpiredDocuments, ['identity_card', 'passport', 'driver_license']),
    validity: 'expired',
  },
  { ...has('77010000046', further.manWithFixedCode, ['identity_card', 'passport']), situation: 'fixed_code' },
  { ...has('77010000047', further.womanWithFixedCode, ['identity_card', 'driver_license']), situation: 'fixed_code' },
];

function has(phone: string, who: SamplePerson, documentTypes: readonly DocumentTypeName[]): SandboxPerson {
  return { ...who, phone, situation: 'ok', documentTypes };
}

function fails(phone: string, who: SamplePerson, situation: Situation): SandboxPerson {
  const hasNothing = situation === 'document_missing' || situation === 'profile_not_found';
  return { ...who, phone, situation, documentTypes: hasNothing ? [] : ['identity_card'] };
}
