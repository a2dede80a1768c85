/**
 * Which passwords are accepted: the rules of NIST SP 800-63B-4, 3.1.1.2. Length counts, composition does not; what stands on the
 * list of common passwords, or is little more than words an attacker would try first, is refused.
 */
import { isCommonPassword } from './common-passwords.ts';
import { refuseField } from './refuse-field.ts';

/** The least where a password may be the only factor, which ours may. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

/** Of the product and its field: what an attacker would build on, whose account it may be. */
export const FIELD_WORDS = 'qujat құжат document документ egov cabinet кабинет password пароль құпиясөз operator'.split(
  ' ',
);

const RUNS = '01234567890123456789 09876543210987654321 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm';
/** What must be left of a password, without the words of its own account, for it to be more than those words. */
const LEAST_BEYOND_CONTEXT = 8;

export interface PasswordContext {
  /** The field to name in the error, `password` where it is not said. */
  field?: string;
  /** What an attacker knows of the account: its e-mail, the organisation's name. */
  words: readonly string[];
}

/** @throws GatewayError `invalid_request` that names the field and the reason */
export async function assertAcceptablePassword(password: string, { field, words }: PasswordContext): Promise<void> {
  const refuse = (reason: string, message: string) => refuseField(field ?? 'password', reason, message);
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD) {
    throw refuse(
      'password_too_short',
      `must have at least ${SHORTEST_PASSWORD} characters; several words are a good choice`,
    );
  }
  if (length > LONGEST_PASSWORD) throw refuse('password_too_long', `must have at most ${LONGEST_PASSWORD} characters`);
  const folded = password.normalize('NFKC').toLowerCase();
  if (await isGuessable(folded)) {
    throw refuse('password_common', 'is among the passwords that are tried first; choose one that nobody else has');
  }
  if (isMadeOf(folded, [...words, ...FIELD_WORDS])) {
    throw refuse(
      'password_of_known_words',
      'must be more than the e-mail, the name of the organisation and words such as qujat or document',
    );
  }
}

async function isGuessable(password: string): Promise<boolean> {
  const unit = smallestUnit(password);
  if (unit.length <= 4 || RUNS.includes(unit)) return true;
  const core = withoutMarks(password);
  const candidates = [password, unit, core, withoutMarks(unit), smallestUnit(core)];
  for (const candidate of candidates) if (candidate.length > 3 && (await isCommonPassword(candidate))) return true;
  return false;
}

/** `!password123` is `password` with marks around it. */
function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** `abab` is `ab` said twice: what is repeated is no longer than once. */
function smallestUnit(text: string): string {
  const again = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, again);
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const parts = words
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= 4)
    .sort((one, other) => other.length - one.length);
  const rest = parts.reduce((text, part) => text.replaceAll(part, ''), password);
  return rest !== password && [...rest].length < LEAST_BEYOND_CONTEXT;
}
