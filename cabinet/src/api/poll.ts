/** How often a page asks again by itself: soon after something has changed, and ever less often while nothing does. Not while it is hidden. */
const FIRST_MS = 4_000;
const SLOWER = 1.5;
const MOST_MS = 60_000;

interface Polled {
  state: { data: unknown; dataUpdateCount: number; errorUpdateCount: number };
}

/** For `refetchInterval`. What is fetched and equal to what was there is the same object, so it counts as no change. */
export function createPollInterval(): (query: Polled) => number {
  let seen: unknown;
  let seenAt = 0;
  return ({ state: { data, dataUpdateCount, errorUpdateCount } }) => {
    const answers = dataUpdateCount + errorUpdateCount;
    if (data !== seen) {
      seen = data;
      seenAt = answers;
    }
    return Math.min(MOST_MS, Math.round(FIRST_MS * SLOWER ** (answers - seenAt)));
  };
}
