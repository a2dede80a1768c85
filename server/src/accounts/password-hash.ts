/**
 * Passwords are kept as argon2id (RFC 9106) in the PHC string format, so that the parameters may grow: a hash with old ones is
 * verified as it is, and replaced at the next log-in.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2Async = promisify(argon2);
const TAG_BYTES = 32;
const SALT_BYTES = 16;

export interface HashParameters {
  memoryKib: number;
  passes: number;
  parallelism: number;
}

/** The second recommended option of RFC 9106, section 4; above the minimum of the OWASP cheat sheet. */
export const recommendedParameters: HashParameters = { memoryKib: 65_536, passes: 3, parallelism: 4 };

/** The least that argon2id allows: for what nobody can guess, however fast. */
export const leastParameters: HashParameters = { memoryKib: 8, passes: 1, parallelism: 1 };

/** So many at once: each takes 64 MiB, and the gateway has documents to render. */
const CONCURRENT_HASHES = 2;

export function createPasswordHashing(parameters: HashParameters = recommendedParameters) {
  const limit = createLimit(CONCURRENT_HASHES);
  const derive = (password: string, salt: Uint8Array, used: HashParameters) =>
    limit(() =>
      argon2Async('argon2id', {
        // What looks the same must be the same, whichever keyboard typed it (NIST SP 800-63B).
        message: password.normalize('NFKC'),
        nonce: salt,
        memory: used.memoryKib,
        passes: used.passes,
        parallelism: used.parallelism,
        tagLength: TAG_BYTES,
      }),
    );
  const nobody = { parameters, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };

  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(SALT_BYTES);
      return formatPhc({ parameters, salt, tag: await derive(password, salt, parameters) });
    },
    /** Whether the password is the one of the hash. With undefined it takes as long, and is false. */
    async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
      const known = passwordHash === undefined ? nobody : parsePhc(passwordHash);
      const tag = await derive(password, known.salt, known.parameters);
      return timingSafeEqual(tag, known.tag) && passwordHash !== undefined;
    },
    /** Whether the hash has other parameters than those in use now. */
    isOutdated: (passwordHash: string): boolean => !passwordHash.startsWith(phcHead(parameters)),
  };
}

export type PasswordHashing = ReturnType<typeof createPasswordHashing>;

function phcHead({ memoryKib, passes, parallelism }: HashParameters): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$`;
}

function formatPhc({ parameters, salt, tag }: ParsedHash): string {
  return `${phcHead(parameters)}${unpadded(salt)}$${unpadded(tag)}`;
}

function parsePhc(text: string) {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (parts === null) throw new Error('A stored password hash cannot be read.');
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  return {
    parameters: { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

type ParsedHash = ReturnType<typeof parsePhc>;

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** Runs at most `most` at once; the others wait in line. */
function createLimit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
