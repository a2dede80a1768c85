/** What several owners wait for, served one of each in turn: who has sent much waits behind his own, not others behind him. */

export interface TakenTurns<Item> {
  add(owner: string, item: Item): void;
  /** The next one's oldest; its owner is then the last. */
  take(): Item | undefined;
  /** Without effect when it was taken. */
  giveUp(owner: string, item: Item): void;
  size(): number;
}

export function createTakenTurns<Item>(): TakenTurns<Item> {
  /** In the order in which the owners are served. Nobody is here who waits for nothing. */
  const owners = new Map<string, Item[]>();
  return {
    add(owner, item) {
      const items = owners.get(owner);
      if (items === undefined) owners.set(owner, [item]);
      else items.push(item);
    },
    take() {
      for (const [owner, [item, ...later]] of owners) {
        owners.delete(owner);
        if (later.length > 0) owners.set(owner, later);
        return item;
      }
      return undefined;
    },
    giveUp(owner, item) {
      const left = (owners.get(owner) ?? []).filter((other) => other !== item);
      if (left.length > 0) owners.set(owner, left);
      else owners.delete(owner);
    },
    size: () => owners.values().reduce((sum, items) => sum + items.length, 0),
  };
}
