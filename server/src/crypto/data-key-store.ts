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
}
