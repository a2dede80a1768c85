/** The page's own two calls as code: curl, TypeScript, Python. What comes from outside is quoted as the language quotes. */
import { approveBody, type FileType } from '../../api/try-it.ts';

export const snippetLanguages = [
  { id: 'curl', name: 'curl' },
  { id: 'typescript', name: 'TypeScript' },
  { id: 'python', name: 'Python' },
] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number]['id'];

export interface SnippetCall {
  url: string;
  body: Record<string, string | boolean>;
}

const ONLINE_ACCESS = '/api/v1/backend/e-document/online-access';

export function requestCall(
  origin: string,
  documentType: string,
  { apiKey, iin, phone }: { apiKey: string; iin: string; phone: string },
): SnippetCall {
  const url = `${origin}${ONLINE_ACCESS}/request/${encodeURIComponent(documentType)}/`;
  return { url, body: { api_key: apiKey, iin, phone } };
}

export function approveCall(origin: string, sessionId: string, code: string, fileType: FileType): SnippetCall {
  return { url: `${origin}${ONLINE_ACCESS}/approve/`, body: approveBody(sessionId, code, fileType) };
}

export function snippetOf(language: SnippetLanguage, call: SnippetCall): string {
  return writers[language](call);
}

const writers: Record<SnippetLanguage, (call: SnippetCall) => string> = {
  curl: ({ url, body }) =>
    [
      `curl -X POST ${shellQuoted(url)} \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d ${shellQuoted(JSON.stringify(body, null, 2))}`,
    ].join('\n'),

  typescript: ({ url, body }) =>
    [
      `const answer = await fetch(${JSON.stringify(url)}, {`,
      `  method: 'POST',`,
      `  headers: { 'Content-Type': 'application/json' },`,
      `  body: JSON.stringify({`,
      ...Object.entries(body).map(([name, value]) => `    ${name}: ${JSON.stringify(value)},`),
      '  }),',
      '});',
      'console.log(await answer.json());',
    ].join('\n'),

  python: ({ url, body }) =>
    [
      'import requests',
      '',
      'answer = requests.post(',
      `    ${JSON.stringify(url)},`,
      '    json={',
      ...Object.entries(body).map(([name, value]) => `        ${JSON.stringify(name)}: ${pythonOf(value)},`),
      '    },',
      '    timeout=30,',
      ')',
      'print(answer.json())',
    ].join('\n'),
};

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function pythonOf(value: string | boolean): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return value ? 'True' : 'False';
}
