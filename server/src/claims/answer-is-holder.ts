/** Whether the document is that of the person whom the organisation has named: each of the names and the day of birth must fit. */
import { readDay } from '../documents/read-day.ts';
import type { Facts } from './facts.ts';

export function answerIsHolder({ result, birthDay, holder }: Facts): boolean | null {
  if (holder === null) return null;
  const { docOwner } = result.common;
  const latin = result.domain as { firstNameLatin?: string; lastNameLatin?: string } | null;
  const answers = [
    isSameName(holder.lastName, [docOwner.lastName, latin?.lastNameLatin]),
    isSameName(holder.firstName, [docOwner.firstName, latin?.firstNameLatin]),
    ...(holder.birthDate === null ? [] : [isSameDay(readDay(holder.birthDate), birthDay)]),
  ];
  // One that differs decides, whatever the document leaves open.
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function isSameName(named: string, written: readonly (string | undefined)[]): boolean | null {
  const known = written.filter((name) => name !== undefined && name !== '') as string[];
  return known.length === 0 ? null : known.some((name) => plainName(name) === plainName(named));
}

function isSameDay(named: Temporal.PlainDate | undefined, born: Temporal.PlainDate | null): boolean | null {
  return named === undefined || born === null ? null : named.equals(born);
}

/** Without case, kinds of space and dash, and the letters that keyboards without Kazakh lack: one name, as two people write it. */
function plainName(name: string): string {
  const letters = name.normalize('NFC').toLowerCase();
  return letters.replace(/[әғқңөұүһіё]/g, (letter) => RUSSIAN[letter] ?? letter).replace(/[\s\p{Pd}'’ʼ`]+/gu, '');
}

const RUSSIAN: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
};
