/**
 * The texts in the body of an upstream's error, whatever framework wrote it: bare, in lists, by field, or nested as by DRF, FastAPI,
 * Spring, ProblemDetails and JSON:API. Each comes with the names that lead to it, in plain lower case, for the rules to look at.
 */

const MAX_TEXTS = 200;
const MAX_DEPTH = 10;
const MAX_LENGTH = 1_000;

export interface UpstreamTexts {
  /** Such as `invalid_request`, as they came. */
  codes: string[];
  /** Such as `errors code: invalid value` for `{"errors": {"code": ["Invalid value"]}}`. */
  texts: string[];
}

export function textsOf(body: unknown): UpstreamTexts {
  const found: UpstreamTexts = { codes: [], texts: [] };
  gather(body, [], 0, found);
  return found;
}

function gather(value: unknown, path: readonly string[], depth: number, found: UpstreamTexts): void {
  if (found.texts.length >= MAX_TEXTS || depth > MAX_DEPTH) return;
  if (typeof value === 'string') found.texts.push(plain(path.length === 0 ? value : `${path.join(' ')}: ${value}`));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (isHelp(name, member)) continue;
    if (isMachineCode(name, member)) found.codes.push(member);
    const isNamed = !Array.isArray(value) && !isMachineCode(name, member);
    gather(member, isNamed ? [...path, name] : path, depth + 1, found);
  }
}

/** `"code": "invalid_request"` names an error, where `"code": ["invalid"]` speaks of the field `code`. */
function isMachineCode(name: string, value: unknown): value is string {
  return /^(?:error|status)?_?code$/i.test(name) && typeof value === 'string' && !/\s/.test(value);
}

/** Where one can read on: the address of a page has words of anything. Another Qujat sends `documentation_url` with each error. */
function isHelp(name: string, value: unknown): boolean {
  return /doc|help|info|more|support/i.test(name) && typeof value === 'string' && /^https?:\/\/\S+$/.test(value);
}

/** An address of ours that a text repeats has words of documents and of the MCDB in it, but says nothing of a citizen. */
const ownAddress = /\/e-document\/\S*/gi;

/** One spelling of apostrophes, blanks, ё and of words that a program joins: `invalidOtp`, `invalid_otp`, `invalid-otp`. */
function plain(text: string): string {
  return withoutEntities(text.slice(0, MAX_LENGTH))
    .replace(ownAddress, ' ')
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[`´‘’ʼ]/g, "'")
    .replaceAll('ё', 'е')
    .replace(/[\s_\p{Pd}]+/gu, ' ')
    .trim();
}

const entities: Record<string, string> = { amp: '&', apos: "'", quot: '"', lt: '<', gt: '>', nbsp: ' ' };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
