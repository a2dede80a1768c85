/** Which device this is, where a session is handed over to it: a secret of its own. It outlives a reload of the tab, and nothing else. */
const KEY = 'qujat-flow-device';

/** A browser that refuses storage, as in a frame of somebody's page, forgets it at a reload. */
let remembered: string | undefined;

export function readDevice(): string | undefined {
  try {
    return remembered ?? sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return remembered;
  }
}

const SECRET_BYTES = 32;

/** Before it takes over: a call whose answer is lost can then be made again. */
export function makeDevice(): void {
  if (readDevice() !== undefined) return;
  const device = Array.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  remembered = device;
  try {
    sessionStorage.setItem(KEY, device);
  } catch {
    // As said above.
  }
}
