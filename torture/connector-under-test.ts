/** What the tests of the state's faults need of a connector. A connector joins them by one more line in `upstream-faults.test.ts`. */
import type { TestContext } from 'node:test';
import type { Connector } from '../server/src/egov/connector.ts';

export interface ConnectorUnderTest {
  name: string;
  /**
   * A state on loopback that speaks the connector's protocol and knows the sandbox's people. Asked again with the right code, it
   * answers with the same document.
   */
  startState(t: TestContext): Promise<StateUnderTest>;
  /** The connector, which finds its state at this port. */
  connect(port: number): Connector;
}

export interface StateUnderTest {
  port: number;
  /** The code of the newest SMS to this phone. */
  newestCode(phone: string): Promise<string>;
  /** Moves the state's time. */
  advanceMs(milliseconds: number): void;
}
