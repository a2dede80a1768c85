/** Some 49,000 passwords that breaches have shown to be common. Loaded at the first question: most starts never ask. */

let loading: Promise<ReadonlySet<string>> | undefined;

/** @param password in lower case */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return (await loading).has(password);
}
