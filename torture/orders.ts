/** What a test tells a gateway under test, over the channel between parent and child, and what it hears. */

export type Order =
  /** Die by SIGKILL when this point is passed for the `hits`th time from now. */
  | { order: 'kill'; point: string; hits: number }
  /** Move the store's clock of this gateway forward; see `TORTURE_CLOCK_OFFSET_MS`. */
  | { order: 'moveClock'; milliseconds: number }
  /** Send the webhooks that are due, and answer when each was tried. */
  | { order: 'sendWebhooks' }
  /** Tell how often the state was asked to compare a code, by the id of the request. */
  | { order: 'countEvaluations' };

/** Sent once, when the gateway listens. */
export interface Ready {
  address: string;
  testKey: string;
  liveKey: string;
}

/** The answer to any order; the evaluations only where they were asked for. */
export interface Done {
  done: Order['order'];
  evaluations: Record<string, number>;
}
