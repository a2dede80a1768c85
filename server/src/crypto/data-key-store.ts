/** What the data keys need of a store. */

export interface SealedDataKey {
  name: string;
  /** Sealed under the master key. */
  sealedKey: string;
}

export interface DataKeyStore {
  listDataKeys(): Promise<SealedDataKey[]>;

  /** Keeps the key where the name is free; where it is taken, the one that is there stays. */
  insertDataKey(key: SealedDataKey): Promise<void>;

  /**
   * Puts each key in the place of the one that it replaces, all in one commit. False where one of those is not there any more:
   * then nothing was changed.
   */
  replaceDataKeys(replacements: readonly DataKeyReplacement[]): Promise<boolean>;
}

export interface DataKeyReplacement extends SealedDataKey {
  /** The sealed key as it was read. */
  replaces: string;
}
