/**
 * A call over HTTP as code: curl, TypeScript, Python, PHP. What comes from outside is quoted as the language quotes. The guides, the API
 * reference and the page Try it of the cabinet have their samples from here; each prints what the gateway answers.
 */
type SnippetValue = string | number | boolean | readonly SnippetValue[] | { readonly [name: string]: SnippetValue };

export interface SnippetCall {
  url: string;
  /** With a body it is a POST, without one a GET, if nothing else is said. */
  method?: 'DELETE';
  body?: Record<string, SnippetValue>;
  headers?: Record<string, string>;
}

export const snippetLanguages = [
  { id: 'curl', name: 'curl' },
  { id: 'typescript', name: 'TypeScript' },
  { id: 'python', name: 'Python' },
  { id: 'php', name: 'PHP' },
] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number]['id'];

export function snippetOf(language: SnippetLanguage, call: SnippetCall): string {
  return writers[language](call).join('\n');
}

const TIMEOUT_SECONDS = 30;

const writers: Record<SnippetLanguage, (call: SnippetCall) => string[]> = {
  curl: (call) => {
    const parts = [
      `curl -sS ${call.method === undefined ? '' : `-X ${call.method} `}${shellQuoted(call.url)}`,
      ...headersOf(call).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
      ...(call.body === undefined ? [] : [`-d ${shellQuoted(JSON.stringify(call.body, null, 2))}`]),
    ];
    return [parts.join(' \\\n  ')];
  },

  typescript: (call) => [
    `const answer = await fetch(${scriptQuoted(call.url)}, {`,
    ...(methodOf(call) === 'GET' ? [] : [`  method: '${methodOf(call)}',`]),
    `  headers: { ${headersOf(call)
      .map(([name, value]) => `${/^\w+$/.test(name) ? name : scriptQuoted(name)}: ${scriptQuoted(value)}`)
      .join(', ')} },`,
    ...(call.body === undefined
      ? []
      : [
          '  body: JSON.stringify({',
          ...Object.entries(call.body).map(([name, value]) => `    ${name}: ${scriptOf(value)},`),
          '  }),',
        ]),
    '});',
    'console.log(await answer.text());',
  ],

  python: (call) => [
    'import requests',
    '',
    `answer = requests.${methodOf(call).toLowerCase()}(`,
    `    ${JSON.stringify(call.url)},`,
    ...dictionary('headers', Object.entries(call.headers ?? {})),
    ...dictionary('json', Object.entries(call.body ?? {})),
    `    timeout=${TIMEOUT_SECONDS},`,
    ')',
    'print(answer.text)',
  ],

  php: (call) => [
    '<?php',
    '',
    `$call = curl_init(${phpQuoted(call.url)});`,
    'curl_setopt_array($call, [',
    ...(call.method === undefined ? [] : [`    CURLOPT_CUSTOMREQUEST => '${call.method}',`]),
    '    CURLOPT_RETURNTRANSFER => true,',
    `    CURLOPT_TIMEOUT => ${TIMEOUT_SECONDS},`,
    `    CURLOPT_HTTPHEADER => [${headersOf(call)
      .map(([name, value]) => phpQuoted(`${name}: ${value}`))
      .join(', ')}],`,
    ...(call.body === undefined
      ? []
      : [
          '    CURLOPT_POSTFIELDS => json_encode([',
          ...Object.entries(call.body).map(([name, value]) => `        ${phpQuoted(name)} => ${phpOf(value)},`),
          '    ]),',
        ]),
    ']);',
    'echo curl_exec($call);',
  ],
};

function methodOf({ method, body }: SnippetCall): 'GET' | 'POST' | 'DELETE' {
  return method ?? (body === undefined ? 'GET' : 'POST');
}

function headersOf({ headers = {}, body }: SnippetCall): [name: string, value: string][] {
  return Object.entries({ ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) });
}

function dictionary(name: string, entries: readonly [string, SnippetValue][]): string[] {
  if (entries.length === 0) return [];
  const lines = entries.map(([key, value]) => `        ${JSON.stringify(key)}: ${pythonOf(value)},`);
  return [`    ${name}={`, ...lines, '    },'];
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function scriptQuoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function phpQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function scriptOf(value: SnippetValue): string {
  if (typeof value === 'string') return scriptQuoted(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(scriptOf).join(', ')}]`;
  const parts = Object.entries(value).map(([name, inner]) => `${name}: ${scriptOf(inner)}`);
  return `{ ${parts.join(', ')} }`;
}

function phpOf(value: SnippetValue): string {
  if (typeof value === 'string') return phpQuoted(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(phpOf).join(', ')}]`;
  const parts = Object.entries(value).map(([name, inner]) => `${phpQuoted(name)} => ${phpOf(inner)}`);
  return `[${parts.join(', ')}]`;
}

/** As in JSON, but for what is true. */
function pythonOf(value: SnippetValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(pythonOf).join(', ')}]`;
  const parts = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${pythonOf(inner)}`);
  return `{${parts.join(', ')}}`;
}

function isList(value: SnippetValue): value is readonly SnippetValue[] {
  return Array.isArray(value);
}
