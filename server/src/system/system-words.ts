/**
 * What the system's own codes mean, in words. `EACCES` is for programs: no person is shown one. Who catches such an error says what
 * was tried and which setting names it; the words here say why it failed.
 */
import { getSystemErrorMap } from 'node:util';

const wordsOfCodes: Record<string, string> = {
  EACCES: 'this user is not allowed to',
  EPERM: 'this user is not allowed to',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'there is a file of that name, where a folder is needed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota of this user is used up',
  EIO: 'the disk fails',
  EMFILE: 'too many files are open',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'there is no answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
};

/** By the low byte of https://sqlite.org/rescode.html. */
const wordsOfSqlite: Record<number, string> = {
  3: 'this user is not allowed to',
  5: 'another process keeps it locked',
  8: 'it is read-only',
  10: 'the disk fails',
  11: 'qujat.sqlite is damaged',
  13: 'the disk is full',
  14: 'qujat.sqlite cannot be opened',
  26: 'qujat.sqlite is not a database',
};

/** Of the error or of what caused it; undefined where neither comes from the system. */
export function systemWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = ownWords(error);
  // The cause is nearer to what happened.
  return systemWords(error.cause) ?? own;
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function ownWords(error: Error): string | undefined {
  if ('errcode' in error && typeof error.errcode === 'number') {
    return wordsOfSqlite[error.errcode & 0xff] ?? 'SQLite refuses it';
  }
  const code = 'code' in error ? String(error.code) : '';
  // Node's own codes begin with ERR_.
  if (!/^E(?!RR_)[A-Z0-9_]+$/.test(code)) return undefined;
  return wordsOfCodes[code] ?? systemMessage(code);
}

function systemMessage(code: string): string {
  for (const [name, message] of getSystemErrorMap().values()) if (name === code) return message;
  return 'the system refuses it';
}
