/** What running gateways have seen of the world around them: `qujat doctor` tells it, which sees none of their requests. */

export interface Sighting {
  name: 'proxy';
  /** In words for an operator; nothing of a person, and nothing that a caller has typed. */
  says: string;
}

export interface SightingStore {
  /** Seen now, by the store's clock. */
  recordSighting(sighting: Sighting): Promise<void>;
  /** The newest of each name, of the last week: what stays as it is, is seen again every hour. */
  listSightings(): Promise<Sighting[]>;
}
