/** A clock that goes on evenly and is the same in all threads, in milliseconds. */
export function threadsMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
