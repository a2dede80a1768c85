/** A page for each document type: picture, names, and every field of the reply, made from the schemas. */
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { type FieldSchema, fieldRows } from './field-rows.ts';
import { type Page, pageOf } from './read-pages.ts';

export function documentTypePages(): Page[] {
  return documentTypes.map((type) => pageOf(`docs/document-types/${type.name}.md`, typeMarkdown(type)));
}

function typeMarkdown(type: DocumentType): string {
  const { name, code, titles, validity, hasFacePhoto, domain } = type;
  const { iin, phone } = sampleHolderOf(type);
  return `# ${titles.en}

${titles.kk} · ${titles.ru}

![A sample that the sandbox has drawn](../images/document-types/${name}.webp)

_A sample. The person does not exist._

| | |
| --- | --- |
| \`document_type\` | \`${name}\` |
| \`common.docType.code\` | \`${code}\` |
| Valid for | ${validity?.en ?? 'does not expire'} |
| \`face_photo\` | ${hasFacePhoto ? 'a JPEG in base64' : '`null`: such a document carries no photo'} |
| Try it in the sandbox with | IIN \`${iin}\`, phone \`${phone}\` |

## Dates

The reply has the dates ready to use in \`extra\`, as \`YYYY-MM-DD\`: \`extra.date_of_birth\`, \`extra.date_of_issue\` and
\`extra.date_of_expire\`. A date that this document does not have is \`null\`. Inside \`result_json\` a date is a number: see
[dates](../guides/read-the-document.md#dates).

## Fields of \`result_json.common\`

Every document has them.

${fieldTable(commonSchema as FieldSchema, 'common')}

## Fields of \`result_json.domain\`

${fieldTable(domain as FieldSchema, 'domain')}

## A sample of \`result_json\`

\`\`\`json
${JSON.stringify(type.sample(sampleHolderOf(type)), null, 2)}
\`\`\`
`;
}

function fieldTable(schema: FieldSchema, prefix: string): string {
  const rows = fieldRows(schema, prefix).map(
    ({ path, type, description }) => `| \`${path}\` | ${type} | ${description.replaceAll('|', '\\|')} |`,
  );
  return ['| Field | Type | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
