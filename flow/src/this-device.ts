/** Which device this is, where a session was handed over to it. It outlives a reload of the tab, and nothing else. */
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

export function keepDevice(device: string): void {
  remembered = device;
  try {
    sessionStorage.setItem(KEY, device);
  } catch {
    // As said above.
  }
}
