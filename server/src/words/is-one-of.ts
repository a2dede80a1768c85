/** Whether a word that came from outside is one of the names that there are. */
export function isOneOf<Name extends string>(names: readonly Name[], word: string): word is Name {
  return (names as readonly string[]).includes(word);
}
