/** What is wrong with a person beyond what the schema can say: each field with what it must be. */
import { almatyMidnightMs } from '../../calendar/almaty-date.ts';
import { isValidIin } from '../../citizens/iin.ts';
import { normalizePhone } from '../../citizens/phone.ts';
import { type DocumentTypeName, findDocumentType } from '../../documents/catalogue.ts';
import type { ResultJson } from '../../documents/document-type.ts';
import { NoSample } from '../../documents/no-sample.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
import { type FieldError, GatewayError } from '../../errors.ts';
import { chooseScenario } from './choose-scenario.ts';
import { completePerson } from './complete-person.ts';
import { faultsOfFields, overrideFields } from './override-fields.ts';
import type { SandboxPerson } from './people.ts';
import type { GivenPerson, StoredPerson } from './person-schema.ts';
import { scenarioOfPhone } from './scenarios.ts';

const FIRST_BIRTHDAY = '1900-01-01';

/** Letters of any script, with what stands between the parts of a name. */
const NAME = /^(?:\p{L}[\p{L}\p{M} .,'’‘ʻʼ`-]*)?$/u;

/** @param today nobody is born later */
export function faultsOfPerson(given: GivenPerson, today: IsoDate): FieldError[] {
  return [
    ...(['last_name', 'first_name', 'middle_name'] as const).flatMap((field) =>
      NAME.test(given[field] ?? '')
        ? []
        : [
            {
              field,
              message: 'must begin with a letter, and have only letters, spaces, hyphens, apostrophes and full stops',
              reason: 'invalid_person_name',
            },
          ],
    ),
    ...faultOf(
      given.birth_date >= FIRST_BIRTHDAY && given.birth_date <= today,
      'birth_date',
      `must be from ${FIRST_BIRTHDAY} to ${today}`,
      'invalid_birth_date',
    ),
    ...faultOf(
      given.iin === undefined || isValidIin(given.iin),
      'iin',
      'must be 12 digits, of which the last is the right check digit. Leave it out, and one is made',
      'invalid_iin',
    ),
    ...faultsOfPhone(given.phone),
    ...faultsOfScenario(given),
  ];
}

function faultOf(isRight: boolean, field: string, message: string, reason?: string): FieldError[] {
  return isRight ? [] : [{ field, message, ...(reason !== undefined && { reason }) }];
}

function faultsOfPhone(typed: string | undefined): FieldError[] {
  if (typed === undefined) return [];
  const phone = normalizePhone(typed);
  const scenario = phone && scenarioOfPhone(phone);
  return [
    ...faultOf(
      phone !== undefined,
      'phone',
      'must be a Kazakhstan mobile number, such as 77015550101',
      'invalid_phone',
    ),
    ...faultOf(
      scenario === undefined,
      'phone',
      `must be another one: this one stands for the scenario ${scenario}`,
      'phone_of_scenario',
    ),
  ];
}

function faultsOfScenario({ scenario, seconds }: GivenPerson): FieldError[] {
  if (scenario === undefined) {
    return faultOf(seconds === undefined, 'seconds', 'must be left out where there is no scenario');
  }
  try {
    chooseScenario({ name: scenario, seconds: seconds ?? null }, { name: 'scenario', seconds: 'seconds' });
    return [];
  } catch (error) {
    if (error instanceof GatewayError) return error.extras.errors ?? [];
    throw error;
  }
}

/** What cannot be made for this person, and fields that do not fit. */
export function faultsOfDocuments(person: StoredPerson, today: IsoDate): FieldError[] {
  const { document_types: names, fields = {} } = person;
  const others = Object.keys(fields).filter((name) => !(names as readonly string[]).includes(name));
  const complete = completePerson(person, today);
  return [
    ...others.map((name) => ({
      field: `fields.${name}`,
      message: 'must be left out: the person has no such document',
    })),
    ...names.flatMap((name, index) => faultsOfDocument(complete, name, `document_types.${index}`, today)),
  ];
}

function faultsOfDocument(person: SandboxPerson, name: DocumentTypeName, field: string, today: IsoDate): FieldError[] {
  const type = findDocumentType(name);
  const fields = person.fields?.[name] ?? {};
  try {
    const made = type.sample(person);
    const faults = faultsOfFields(type, made, fields);
    if (faults.length > 0) return faults.map((fault) => ({ ...fault, field: `fields.${name}.${fault.field}` }));
    const isOldEnough = isIssuedInLife(overrideFields(type, made, fields), person.birthday, today);
    return faultOf(isOldEnough, field, `must not be ${name}: this person is too young for it`);
  } catch (error) {
    if (error instanceof NoSample) return [{ field, message: `must not be ${name}: ${error.message}` }];
    throw error;
  }
}

function isIssuedInLife({ common }: ResultJson, birthday: IsoDate, today: IsoDate): boolean {
  const issued = common.docIssuedDate;
  return issued === null || (issued >= almatyMidnightMs(birthday) && issued <= almatyMidnightMs(today));
}
