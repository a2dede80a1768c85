/** The secrets that a scenario has used, by what they are. */

export interface Secrets {
  add(kind: string, ...secrets: (string | Buffer)[]): void;
  all(): { kind: string; secret: string | Buffer }[];
}

export function createSecrets(): Secrets {
  const kept = new Map<string, { kind: string; secret: string | Buffer }>();
  return {
    add(kind, ...secrets) {
      for (const secret of secrets) kept.set(`${kind} ${secret.toString('base64')}`, { kind, secret });
    },
    all: () => [...kept.values()],
  };
}
