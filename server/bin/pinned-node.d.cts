export const launcher: string;
export const packages: Readonly<Record<string, string>>;
export function isNewEnough(version: string): boolean;
export function findPinnedNode(): string | undefined;
export function whyNotPinned(): string | undefined;
