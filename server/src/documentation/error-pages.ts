/** A page for each error, made from the one table and from the sandbox's scenarios. */
import { scenarios } from '../egov/sandbox/scenarios.ts';
import { type ErrorCode, errorTable } from '../errors.ts';
import { type Page, pageOf } from './read-pages.ts';

export function errorPages(): Page[] {
  const codes = Object.keys(errorTable) as ErrorCode[];
  return codes.map((code) => pageOf(`docs/errors/${code}.md`, errorMarkdown(code)));
}

function errorMarkdown(code: ErrorCode): string {
  const { status, detail, message, when, action, specified } = { specified: undefined, ...errorTable[code] };
  const fence = detail.includes('`') ? '``' : '`';
  const origin = specified
    ? 'This is an error of the specification. The hosted service gives the same status and text.'
    : 'This is an error of Qujat. The specification is silent on it.';
  return `# ${detail}

${message}

| | |
| --- | --- |
| \`code\` | \`${code}\` |
| HTTP status | ${status} |
| \`detail\` | ${fence}${detail}${fence} |

${origin}

## When it comes

${when}

## What to do

${action}

${retryText(status)}## An example

\`\`\`json
${errorExample(code)}
\`\`\`

Let your program decide by \`code\`. [All errors](../errors.md) have this body.
${scenarioText(code)}`;
}

/** The body of the error, as JSON. */
export function errorExample(code: ErrorCode): string {
  const { detail, message } = errorTable[code];
  const documentation_url = `http://127.0.0.1:8080/docs/errors/${code}`;
  return JSON.stringify(
    { detail, message, code, request_id: 'req_UyZ2yQ0k6Jm5qv0dZ3bVxA', documentation_url },
    null,
    2,
  );
}

/** The scenarios that lead to the error and can be chosen by a phone. */
export function playedScenarios(code: ErrorCode): { name: string; phone: string }[] {
  return [...scenarios].flatMap(([name, { errorCode, played }]) =>
    errorCode === code && played?.phone ? [{ name, phone: played.phone }] : [],
  );
}

function retryText(status: number): string {
  if (status === 429) return 'The header `Retry-After` says how many seconds to wait, where waiting helps.\n\n';
  return '';
}

/** How to meet the error in the sandbox; empty where no scenario leads to it. */
function scenarioText(code: ErrorCode): string {
  const leading = [...scenarios].filter(([, { errorCode }]) => errorCode === code);
  if (leading.length === 0) return '';
  const items = leading.flatMap(([name, { what, played, steps }]) => [
    ...(played === null ? [] : [`- ${what} ${choiceOf(name, played.phone)}`]),
    ...(steps === null ? [] : [`- Without a scenario: ${steps}`]),
  ]);
  return `
## Try it in the sandbox

${items.join('\n')}

[The sandbox](../guides/sandbox.md#scenarios) says more about scenarios.
`;
}

function choiceOf(name: string, phone: string | null): string {
  const byPhone = phone === null ? '' : `ask with the phone \`${phone}\`, or `;
  return phone === null
    ? `Arm the scenario \`${name}\`.`
    : `To see it, ${byPhone}send the header \`Qujat-Sandbox: ${name}\` with the request.`;
}
