/** answerAsk: what an organisation asked about a document, answered from the state's data, and nothing else of it. */
import { almatyPlainDate } from '../calendar/almaty-date.ts';
import { type Ask, FACE_PHOTO, type NamedHolder } from './ask.ts';
import { type AnswerableDocument, type Facts, readFacts } from './facts.ts';
import { findClaim } from './find-claim.ts';

export interface Answers {
  /** Null where the document does not decide it: never false for what is not known. */
  claims: Record<string, boolean | null>;
  /** Null where the document does not have it. The photo is not among them. */
  fields: Record<string, unknown>;
}

/** @param nowMs the moment, whose day in Almaty ages and ends are told for */
export function answerAsk(
  { claims, fields }: Ask,
  document: AnswerableDocument,
  { nowMs, holder }: { nowMs: number; holder: NamedHolder | null },
): Answers {
  const facts = readFacts(document, { today: almatyPlainDate(nowMs), holder });
  const inResult = fields.filter((path) => path !== FACE_PHOTO);
  return {
    claims: Object.fromEntries(claims.map((name) => [name, findClaim(name)?.answer(facts) ?? null])),
    fields: Object.fromEntries(inResult.map((path) => [path, fieldAt(path, facts)])),
  };
}

function fieldAt(path: string, { result }: Facts): unknown {
  let value: unknown = result;
  for (const name of path.split('.')) value = Object(value)[name];
  return withoutGaps(value);
}

/** An empty text, and a list or a block of nothing but gaps, are what the document does not have. */
function withoutGaps(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, withoutGaps(part)] as const);
  if (entries.every(([, part]) => part === null)) return null;
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}
