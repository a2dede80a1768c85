/** A page for each document type in each language: picture, names, and every field of the reply, made from the schemas. */
import { describeAskable } from '../claims/describe-ask.ts';
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { type Language, languages } from '../words/languages.ts';
import { type DocumentTypeTranslations, documentTypeTranslations } from './document-type-translations.ts';
import { type FieldSchema, fieldRows } from './field-rows.ts';
import { type Page, pageOf } from './read-pages.ts';

export function documentTypePages(): Page[] {
  return languages.flatMap((language) => {
    const folder = language === 'en' ? 'docs' : `docs/${language}`;
    return documentTypes.map((type) =>
      pageOf(`${folder}/document-types/${type.name}.md`, typeMarkdown(type, language)),
    );
  });
}

function typeMarkdown(type: DocumentType, language: Language): string {
  const { name, code, titles, validity, hasFacePhoto, domain } = type;
  const said = documentTypeTranslations[language];
  const { iin, phone } = sampleHolderOf(type);
  const [tryIt, person] = said.tryWith(iin, phone);
  const pictures = language === 'en' ? '../images' : '../../images';
  const otherTitles = languages.filter((each) => each !== language).map((each) => titles[each]);
  return `# ${titles[language]}

${otherTitles.join(' · ')}

![${said.picture}](${pictures}/document-types/${name}.webp)

_${said.pictureNote}_

| | |
| --- | --- |
| \`document_type\` | \`${name}\` |
| \`common.docType.code\` | \`${code}\` |
| ${said.validFor} | ${validity?.[language] ?? said.noEnd} |
| \`face_photo\` | ${hasFacePhoto ? said.withPhoto : said.withoutPhoto} |
| ${tryIt} | ${person} |

## ${said.dates}

${said.datesText}

## ${said.askTitle}

${said.askText}

${claimTable(type, language)}

## ${said.commonTitle}

${said.commonText}

${fieldTable(commonSchema as FieldSchema, 'common', language)}

## ${said.domainTitle}

${fieldTable(domain as FieldSchema, 'domain', language)}

## ${said.sampleTitle}

\`\`\`json
${JSON.stringify(type.sample(sampleHolderOf(type)), null, 2)}
\`\`\`
`;
}

function claimTable(type: DocumentType, language: Language): string {
  const rows = describeAskable(type).claims.map(({ code, name }) => `| \`${code}\` | ${name[language]} |`);
  return [`| ${documentTypeTranslations[language].claimHeads.join(' | ')} |`, '| --- | --- |', ...rows].join('\n');
}

function fieldTable(schema: FieldSchema, prefix: string, language: Language): string {
  const said = documentTypeTranslations[language];
  const rows = fieldRows(schema, prefix).map(({ path, type, meaning }) => {
    const told = meaning?.[language] ?? '';
    return `| \`${path}\` | ${typeIn(type, said)} | ${told.replaceAll('|', '\\|')} |`;
  });
  return [`| ${said.heads.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n');
}

function typeIn(type: string, { types, orNull }: DocumentTypeTranslations): string {
  const [, name = type, nothing] = /^(.*?)( or null)?$/.exec(type) ?? [];
  return `${types[name] ?? name}${nothing === undefined ? '' : orNull}`;
}
