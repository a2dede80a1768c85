/**
 * What the upstream's words mean. The texts in quotation marks in the specification stand first in each rule; how the hosted service
 * words a wrong code is in no public source, so the other words, in English, Russian and Kazakh, are guesses. This table is the place
 * to correct them.
 *
 * The first rule that fits decides. A rule fits where one text of the body has all the words of one of its lines. The texts are in
 * the plain form of `upstream-texts.ts`.
 */
import type { CodeAnswer, EgovErrorCode } from '../egov.ts';

export type Meaning =
  /** Of the citizen or of the state: told as it is. */
  | { kind: 'told'; code: EgovErrorCode }
  /** Of the upstream itself, which is not at its work: `reason` goes to the log. */
  | { kind: 'fault'; code: EgovErrorCode; reason: string }
  /** Of the code or the session. */
  | { kind: 'answer'; answer: Exclude<CodeAnswer, { outcome: 'document' }> }
  /** The upstream works, and refuses our key, subscription, rate or document type: `reason` goes to the log. */
  | { kind: 'refuses_us'; reason: string }
  /** The upstream works, and refuses for a reason that nobody knows. */
  | { kind: 'refused'; reason: string }
  /** The upstream still works on our own call before this one. */
  | { kind: 'at_work' }
  /** The upstream has no such address, or another Qujat has nobody to ask behind it. */
  | { kind: 'no_route' };

const told = (code: EgovErrorCode): Meaning => ({ kind: 'told', code });
export const fault = (code: EgovErrorCode, reason: string): Meaning => ({ kind: 'fault', code, reason });
const refusesUs = (reason: string): Meaning => ({ kind: 'refuses_us', reason });
const closed = (because: 'already_received' | 'expired' | 'too_many_attempts'): Meaning => ({
  kind: 'answer',
  answer: { outcome: 'closed', because },
});

export const wrongCode: Meaning = { kind: 'answer', answer: { outcome: 'wrong_code' } };
const codeExpired: Meaning = { kind: 'answer', answer: { outcome: 'code_expired' } };
export const sessionUnknown = closed('expired');
const stillWorking: Meaning = { kind: 'at_work' };
export const ourKey = refusesUs("the upstream refuses this gateway's API key: see QUJAT_RELAY_API_KEY");
export const ourSubscription = refusesUs("the upstream refuses this gateway's subscription");
export const ourRate = refusesUs('the upstream limits the rate of this gateway');
const noRoute: Meaning = { kind: 'no_route' };
const unknownType = refusesUs('the upstream does not know this document type');

/** Words in the three languages; a part of a word where its endings vary. */
const otp =
  /(?<!\p{L})(?:otp|one time pass|passcode|pin(?!\p{L})|(?<!(?:status|error|http|country|qr|bar) )codes?(?!\p{L})|код(?!екс| ошибк)|пин(?!\p{L})|пароль из смс|(?:одноразов|разов)\p{L}* парол|құпиясөз|бір реттік)/u;
/** No word of the code: a text that speaks of both is one about the code. */
const noCode = new RegExp(`^(?!.*${otp.source})`, 'u');
const session = /(?<!\p{L})(?:session|сесси|сеанс)/u;
const document = /(?<!\p{L})(?:e ?documents?|documents?|документ|құжат)/u;
const person =
  /(?<!\p{L})(?:profile|citizen|person|user|subject|iin|профил|граждан|пользовател|субъект|иин|азамат|пайдаланушы|жсн)/u;
const iin = /(?<!\p{L})(?:iin|иин|жсн)(?!\p{L})/u;
const phone = /(?<!\p{L})(?:phone|msisdn|телефон|нөмір)/u;
const mobileBase = /(?<!\p{L})(?:cmdb|mcdb|бмг|bmg|мобильных граждан|мобильді)/u;
const apiKey = /(?<!\p{L})(?:api ?key|api ключ|ключ\p{L}* api|api кілт)/u;
const subscription = /(?<!\p{L})(?:subscription|подписк|жазылым)/u;
const attempts = /(?<!\p{L})(?:attempt|tries|попыт|әрекет|талпыныс)/u;
const requests = /(?<!\p{L})(?:requests?|запрос|сұраныс|сұрау)/u;

const isWrong =
  /invalid|wrong|incorrect|not valid|not correct|n't match|not match|mismatch|неверн|не верн|неправильн|некорректн|ошибочн|не совпа|не соответств|недействит|не подход|қате|дұрыс емес|жарамсыз|сәйкес кел|сәйкес емес/u;
const isOver =
  /expired|outdated|no longer valid|timed out|исте(?:к|ч)|просроч|устар|больше не действ|(?:мерзімі|уақыты)\p{L}* (?:өт|аяқтал|біт)|ескір/u;
const isMissing =
  /not (?:be )?found|not exist|no such|unknown|not registered|не найден|не существует|отсутств|не зарегистр|табылма|табылған жоқ|тіркелме/u;
const isTooMany =
  /too many|exceed|reached|no (?:more )?attempts|превыш|слишком много|исчерп|не осталось|тым көп|асып кет|таусыл/u;
const isAlready = /already|(?<!\p{L})уже(?!\p{L})|бұрын|қазірдің өзінде/u;
const isReceived = /received|delivered|issued|получен|выдан|алынған|алынды|берілген/u;

export interface Rule {
  /** The `code` of another Qujat; empty where only the text counts. */
  code: string;
  says: readonly (readonly RegExp[])[];
  means: Meaning;
}

export const rules: readonly Rule[] = [
  // Of this gateway. These stand first: a subscription and a key expire and are wrong as codes do.
  { code: 'invalid_api_key', says: [[apiKey, isWrong], [apiKey, isMissing], [/credentials were not/]], means: ourKey },
  { code: 'technology_not_accessible', says: [[/client does not have access/]], means: ourSubscription },
  { code: 'subscription_not_started', says: [[/subscription has not started/]], means: ourSubscription },
  { code: 'no_subscription_for_technology', says: [[/no active or future subscription/]], means: ourSubscription },
  {
    code: 'no_subscription',
    says: [
      [/client does not have subscription/],
      [subscription, isOver],
      [subscription, isMissing],
      [/payment required/],
    ],
    means: ourSubscription,
  },
  {
    code: 'document_type_not_found',
    says: [[/document type|тип\p{L}* документ|құжат түрі/u, isMissing]],
    means: unknownType,
  },
  // Of the citizen.
  {
    code: 'subject_not_found_in_mcdb',
    says: [
      [mobileBase, isMissing],
      [mobileBase, isWrong],
      [phone, isMissing],
    ],
    means: told('subject_not_found_in_mcdb'),
  },
  { code: 'profile_not_found', says: [[/profile is not found/]], means: told('profile_not_found') },
  // We take this IIN and this phone for valid; to the upstream they are nobody's.
  { code: 'invalid_iin', says: [[iin, isWrong]], means: told('profile_not_found') },
  {
    code: 'invalid_phone',
    says: [[/invalid (?:phone|msisdn)/], [/неверн\p{L}* (?:номер )?телефон/u], [/телефон\p{L}* (?:нөмірі )?қате/u]],
    means: told('subject_not_found_in_mcdb'),
  },
  // Of the session.
  { code: 'too_many_attempts', says: [[attempts, isTooMany]], means: closed('too_many_attempts') },
  { code: 'rate_limited', says: [[requests, isTooMany], [/rate limit|throttled/]], means: ourRate },
  { code: 'resend_too_early', says: [[/resend is too early/]], means: ourRate },
  { code: 'too_many_resends', says: [[/too many resends/]], means: ourRate },
  // Another Qujat keeps its answer under our Idempotency-Key for ten minutes, longer than any code lives: had this been the code
  // that opened the document, the document would have come again. Where it is repeated later than that, another code is needed too.
  { code: 'document_already_received', says: [], means: wrongCode },
  // Any other upstream says the same of the right code, when its answer was lost.
  { code: '', says: [[isAlready, isReceived]], means: closed('already_received') },
  { code: 'session_in_progress', says: [[/already requested a document/]], means: stillWorking },
  { code: 'idempotency_key_in_use', says: [[/idempotency key is in use/]], means: stillWorking },
  {
    code: 'session_not_found',
    says: [[/have not sent a request/], [session, isMissing, noCode]],
    means: sessionUnknown,
  },
  {
    code: 'session_expired',
    says: [
      [/(?:^|[:.!] )(?:your |the |ваша? )?(?:session|сесси\p{L}|сеанс\p{L}*) (?:has |is )?(?:expired|timed out|исте)/u],
      [session, isOver, noCode],
      [session, isWrong, noCode],
    ],
    means: sessionUnknown,
  },
  // Of the code.
  { code: 'otp_code_expired', says: [[otp, isOver]], means: codeExpired },
  {
    code: 'invalid_otp_code',
    says: [
      [otp, isWrong],
      [otp, isMissing],
    ],
    means: wrongCode,
  },
  // Of the document and its owner, in other words.
  {
    code: '',
    says: [
      [document, isMissing],
      [person, isMissing],
    ],
    means: told('profile_not_found'),
  },
  // Of the state.
  {
    code: 'egov_unreachable',
    says: [[/can't connect to e ?document service/], [/не удалось подключ/]],
    means: told('egov_unreachable'),
  },
  {
    code: 'egov_timeout',
    says: [[/could not send request to e ?document service/], [/время ожидания/], [/timed? ?out/]],
    means: told('egov_timeout'),
  },
  { code: 'mcdb_check_unsupported', says: [], means: noRoute },
  {
    code: 'egov_unavailable',
    says: [
      [/edocument service is not available/],
      [/сервис\p{L}* (?:временно )?недоступ/u],
      [/қызмет\p{L}* қолжетім/u],
    ],
    means: told('egov_unavailable'),
  },
  {
    code: 'government_service_error',
    says: [[/government service error/], [/ошибк\p{L}* государственного сервиса/u]],
    means: told('government_service_error'),
  },
];

/** At approve, a refusal that speaks of the code is one of the code, whatever else it says. */
export const speaksOfCode = otp;

/** A refusal of a request that speaks of one of its fields: `iin: …`, or `…: iin` where the field is named apart from the fault. */
export const fieldRules: readonly { names: RegExp; means: Meaning }[] = [
  { names: /^[^:]*\biin\b[^:]*:|: (?:body )?\/?(?:\S*\/)?iin$/, means: told('profile_not_found') },
  { names: /^[^:]*\bphone\b[^:]*:|: (?:body )?\/?(?:\S*\/)?phone$/, means: told('subject_not_found_in_mcdb') },
];
