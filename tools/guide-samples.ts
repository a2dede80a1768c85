/**
 * The samples of the guides in curl, TypeScript, Python and PHP, from one fixture, so that none says another thing than its neighbour.
 * On a page they stand below `<!-- sample NAME -->`. `npm run guides` writes them, and `e2e/guide-samples.test.ts` runs each.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import {
  type SnippetCall,
  type SnippetLanguage,
  snippetLanguages,
  snippetOf,
} from '../server/src/documentation/snippet-writers.ts';

const GATEWAY = 'http://127.0.0.1:8080';
const ONLINE_ACCESS = `${GATEWAY}/api/v1/backend/e-document/online-access`;
const SANDBOX = `${GATEWAY}/api/v1/sandbox`;

const citizen = { api_key: '<api_key>', iin: '<iin>', phone: '<phone>' };
const withKey = { Authorization: 'Bearer <api_key>' };

/** In angle brackets stands what a reader puts in. */
const calls = {
  request: { url: `${ONLINE_ACCESS}/request/<document_type>/`, body: citizen },
  resend: { url: `${ONLINE_ACCESS}/resend/`, body: { backend_session_id: '<backend_session_id>' } },
  approve: {
    url: `${ONLINE_ACCESS}/approve/`,
    body: { backend_session_id: '<backend_session_id>', code: '<otp_code>', file: true, file_type: 'pdf' },
  },
  'generate-files': {
    url: `${GATEWAY}/api/v1/e-document/generate-files/`,
    body: { session_id: '<backend_session_id>', api_key: '<api_key>' },
  },
  'mcdb-check': { url: `${GATEWAY}/api/v1/backend/e-document/mcdb/check/`, body: citizen },
  subjects: { url: `${SANDBOX}/subjects/`, headers: withKey },
  messages: { url: `${SANDBOX}/messages/?phone=77010000001&limit=1`, headers: withKey },
  people: {
    url: `${SANDBOX}/people/`,
    headers: withKey,
    body: { last_name: 'ҮЛГІБАЕВ', first_name: 'АРМАН', birth_date: '1990-01-31', sex: 'male' },
  },
  arm: { url: `${SANDBOX}/arm/`, headers: withKey, body: { scenario: 'egov_unavailable', minutes: 5 } },
  clock: { url: `${SANDBOX}/clock/`, headers: withKey, body: { advance_seconds: 180 } },
} satisfies Record<string, SnippetCall>;

const dayOfNumber: Partial<Record<SnippetLanguage, string>> = {
  typescript: `const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(1732993200000);
console.log(day); // 2024-12-01`,
  python: `from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=1732993200000)
print(moment.astimezone(ZoneInfo("Asia/Almaty")).date())  # 2024-12-01`,
  php: `<?php

$moment = new DateTimeImmutable('@' . intdiv(1732993200000, 1000));
echo $moment->setTimezone(new DateTimeZone('Asia/Almaty'))->format('Y-m-d'), "\\n"; // 2024-12-01`,
};

export type SampleName = keyof typeof calls | 'day';

export function sampleOf(name: SampleName, language: SnippetLanguage): string | undefined {
  return name === 'day' ? dayOfNumber[language] : snippetOf(language, calls[name]);
}

const FENCES: Record<SnippetLanguage, string> = { curl: 'sh', typescript: 'ts', python: 'python', php: 'php' };

/** A marker and the samples below it. */
const PLACE = /^<!-- sample (.+) -->\n(?:\n```(?:sh|ts|python|php)\n[^`]*^```\n)*/gm;

function withSamples(text: string, page: string): string {
  return text.replace(PLACE, (_place, name: string) => {
    if (name !== 'day' && !(name in calls)) throw new Error(`${page}: there is no sample ${name}`);
    const samples = snippetLanguages.flatMap(({ id }) => {
      const code = sampleOf(name as SampleName, id);
      return code === undefined ? [] : `\n\`\`\`${FENCES[id]}\n${code}\n\`\`\`\n`;
    });
    return [`<!-- sample ${name} -->\n`, ...samples].join('');
  });
}

const ROOT = new URL('..', import.meta.url).pathname;

/** Each page that has samples, as it is and as it should be. */
export function sampledPages(): { name: string; text: string; wanted: string }[] {
  return globSync('docs/**/*.md', { cwd: ROOT }).flatMap((name) => {
    const text = readFileSync(`${ROOT}/${name}`, 'utf8');
    return text.includes('<!-- sample ') ? [{ name, text, wanted: withSamples(text, name) }] : [];
  });
}

if (import.meta.main) for (const { name, wanted } of sampledPages()) writeFileSync(`${ROOT}/${name}`, wanted);
