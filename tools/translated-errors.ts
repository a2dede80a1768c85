/**
 * The tables of the errors in Kazakh and Russian, from the cabinet's translations: `npm run guides` writes them. They hold what the
 * integrators' API can answer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { errors as kazakh } from '../cabinet/src/i18n/kk/public/errors.ts';
import { errors as russian } from '../cabinet/src/i18n/ru/public/errors.ts';
import { type ErrorCode, errorTable } from '../server/src/errors.ts';

const root = new URL('../', import.meta.url);

/** Where the cabinet speaks to whoever fills in a form, and the API to whoever writes a program. */
const FOR_PROGRAMS = {
  ru: {
    invalid_request: 'Тело не JSON, или поле пропущено либо имеет неверный тип. Исправьте поля, названные в `errors`.',
    not_found: 'Такого адреса нет, или нет того, что он называет. Сравните адрес с документацией.',
    payload_too_large: 'Тело больше 64 КиБ. Отправляйте только описанные поля.',
    resend_too_early:
      'После прошлого кода не прошло минуты. Подождите столько секунд, сколько указано в `Retry-After`.',
  },
  kk: {
    invalid_request: 'Дене JSON емес, не өріс жоқ, не түрі қате. `errors` ішінде аталған өрістерді түзетіңіз.',
    not_found: 'Мұндай мекенжай жоқ немесе ол атаған нәрсе жоқ. Мекенжайды құжаттамамен салыстырыңыз.',
    payload_too_large: 'Дене 64 КиБ-тан үлкен. Тек сипатталған өрістерді жіберіңіз.',
    resend_too_early: 'Алдыңғы кодтан кейін бір минут өткен жоқ. `Retry-After` айтқан секунд күтіңіз.',
  },
} satisfies Record<string, Partial<Record<ErrorCode, string>>>;

const languages = {
  ru: {
    texts: { ...russian, ...FOR_PROGRAMS.ru },
    wait: 'время из `Retry-After`',
    head: '| Код | Статус | `detail` | Что это и что делать |',
  },
  kk: {
    texts: { ...kazakh, ...FOR_PROGRAMS.kk },
    wait: '`Retry-After` айтқанша',
    head: '| Код | Статус | `detail` | Бұл не және не істеу керек |',
  },
};

export const translated = Object.keys(languages) as (keyof typeof languages)[];

export function pageOf(language: keyof typeof languages): URL {
  return new URL(`docs/${language}/errors.md`, root);
}

/** The page with its table as it should be. */
export function withErrorTable(text: string, language: keyof typeof languages): string {
  const { texts, wait, head } = languages[language];
  const begin = text.indexOf(head);
  if (begin < 0) throw new Error(`docs/${language}/errors.md has no table with the head ${head}`);
  const rows = integratorsCodes().map((code) => {
    const { status, detail } = errorTable[code];
    const fence = detail.includes('`') ? '``' : '`';
    const said = (texts as Partial<Record<ErrorCode, string>>)[code];
    if (said === undefined) throw new Error(`${code} has no translation into ${language}`);
    return `| \`${code}\` | ${status} | ${fence}${detail}${fence} | ${said.replace('{{wait}}', wait)} |\n`;
  });
  const found = /^(?:\|.*\n)+/.exec(text.slice(begin))?.[0] ?? '';
  return `${text.slice(0, begin)}${head}\n| --- | --- | --- | --- |\n${rows.join('')}${text.slice(begin + found.length)}`;
}

/** As the integrators' document has them: what the cabinet alone answers is told by its pages. */
function integratorsCodes(): ErrorCode[] {
  const { components } = JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'));
  return components.schemas.ErrorCode.enum;
}

if (import.meta.main) {
  for (const language of translated) {
    const page = pageOf(language);
    writeFileSync(page, withErrorTable(readFileSync(page, 'utf8'), language));
  }
}
