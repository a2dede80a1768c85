/**
 * What SQLite's result codes (https://sqlite.org/rescode.html) mean to a caller. `node:sqlite` gives extended codes, such as
 * 1034 for a failed fsync; the low byte is the kind.
 */

const BUSY = 5;
const LOCKED = 6;
const NO_MEMORY = 7;
const READ_ONLY = 8;
const INPUT_OUTPUT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const PROTOCOL = 15;
const NOT_A_DATABASE = 26;

/** After these nothing that the connection holds can be relied on. */
const untrusted = new Set([READ_ONLY, INPUT_OUTPUT, CORRUPT, CANNOT_OPEN, PROTOCOL, NOT_A_DATABASE]);
/** The store is at fault, not the statement. */
const unavailable = new Set([...untrusted, BUSY, LOCKED, NO_MEMORY, FULL]);

/** True where the file cannot be read or written now, whatever the statement. */
export function isUnavailable(errcode: number | undefined): boolean {
  return errcode !== undefined && unavailable.has(errcode & 0xff);
}

/** True where the connection must be closed and opened anew before anything else is committed by it. */
export function endsConnection(errcode: number | undefined): boolean {
  return errcode !== undefined && untrusted.has(errcode & 0xff);
}
