/** `@qujat/sdk/sandbox`: what a test key may do in the sandbox of a gateway that runs. `qujat/sandbox` starts one. */
import { connectionOf } from './connection.ts';
import type { Operations } from './generated/api.ts';
import { type Connection, type Message, send } from './send.ts';
import type { CallOptions, QujatOptions } from './types.ts';

/** An SMS that the sandbox's 1414 has sent, with its `code`. */
export type SandboxMessage = Operations['listSandboxMessages']['answer']['messages'][number];
export type SandboxPerson = Operations['listSandboxSubjects']['answer']['subjects'][number];
export type SandboxScenario = Operations['listSandboxScenarios']['answer']['scenarios'][number];
export type ArmedScenario = Operations['armSandboxScenario']['answer'];
/** A person whom your organisation has added. */
export type OwnSandboxPerson = Operations['listSandboxPeople']['answer']['people'][number];
/** One person, or several; what is not said of them is made up. Never put data of a real person into it. */
export type GivenPeople = Operations['addSandboxPeople']['body'];
/** How a scenario is armed; without `calls`, `minutes` and `backend_session_id` for the next call at which it plays. */
export type ArmOptions = Omit<Operations['armSandboxScenario']['body'], 'scenario'>;

/** A webhook as a receiver would be sent it, without the signature. */
export type TakenWebhook = Operations['takeWebhooks']['answer']['webhooks'][number];

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

export class QujatSandbox {
  readonly #connection: Connection;
  readonly #headers: Record<string, string>;

  /** @throws TypeError that names the wrong option, or where the key is no test key */
  constructor(options: QujatOptions) {
    this.#connection = connectionOf(options);
    if (!options.apiKey.startsWith('qjt_test_')) throw new TypeError('The sandbox needs a test key: qjt_test_…');
    this.#headers = { authorization: `Bearer ${options.apiKey}` };
  }

  /** What a phone has received, newest first; without a phone, what all have. 20, if `limit` says no other number. */
  async messages(
    filter: Operations['listSandboxMessages']['params'] = {},
    options: CallOptions = {},
  ): Promise<SandboxMessage[]> {
    return (await this.#call({ operation: 'listSandboxMessages', params: filter }, options)).messages;
  }

  /**
   * Waits until a phone has a message, and gives the newest one. It waits for ever without a `signal`, since some scenarios send none.
   *
   * @param sentAfter so that no older message is taken for the one that is to come
   */
  async waitForMessage(phone: string, sentAfter?: Date, options: CallOptions = {}): Promise<SandboxMessage> {
    const filter = { phone, limit: '1', ...(sentAfter && { sent_after: sentAfter.toISOString() }) };
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      const [message] = await this.messages(filter, options);
      if (message !== undefined) return message;
      await this.#connection.wait(pauseMs, options.signal);
    }
  }

  async people(options: CallOptions = {}): Promise<SandboxPerson[]> {
    return (await this.#call({ operation: 'listSandboxSubjects' }, options)).subjects;
  }

  /** Those alone whom your organisation has added. */
  async ownPeople(options: CallOptions = {}): Promise<OwnSandboxPerson[]> {
    return (await this.#call({ operation: 'listSandboxPeople' }, options)).people;
  }

  /** All of them are added, or none. */
  async addPeople(people: GivenPeople, options: CallOptions = {}): Promise<OwnSandboxPerson[]> {
    return (await this.#call({ operation: 'addSandboxPeople', body: people }, options)).people;
  }

  /** Takes one of them away, by the id. */
  async removePerson(personId: string, options: CallOptions = {}): Promise<void> {
    await this.#call({ operation: 'removeSandboxPerson', params: { person_id: personId } }, options);
  }

  /** What can be made to happen, and how. */
  async scenarios(options: CallOptions = {}): Promise<SandboxScenario[]> {
    return (await this.#call({ operation: 'listSandboxScenarios' }, options)).scenarios;
  }

  /** Has a scenario played at calls to come. */
  async arm(
    scenario: ArmedScenario['scenario'],
    settings: ArmOptions = {},
    options: CallOptions = {},
  ): Promise<ArmedScenario> {
    return this.#call({ operation: 'armSandboxScenario', body: { scenario, ...settings } }, options);
  }

  /** Takes back a scenario that is armed, by its id. */
  async disarm(armId: string, options: CallOptions = {}): Promise<void> {
    await this.#call({ operation: 'disarmSandboxScenario', params: { arm_id: armId } }, options);
  }

  async armed(options: CallOptions = {}): Promise<ArmedScenario[]> {
    return (await this.#call({ operation: 'listSandboxArms' }, options)).arms;
  }

  /** The time of the test sessions. */
  async clock(options: CallOptions = {}): Promise<Date> {
    return new Date((await this.#call({ operation: 'showSandboxClock' }, options)).now);
  }

  /** Moves that time forward, so that codes and sessions expire without waiting; gives what it is then. */
  async advanceClock(seconds: number, options: CallOptions = {}): Promise<Date> {
    const body = { advance_seconds: seconds };
    return new Date((await this.#call({ operation: 'moveSandboxClock', body }, options)).now);
  }

  /** Deletes the messages and what is armed, and sets the clock back; with `people`, the people go too whom you have added. */
  async reset({ people = false, ...options }: CallOptions & { people?: boolean } = {}): Promise<void> {
    await this.#call({ operation: 'resetSandbox', body: { people } }, options);
  }

  /** From now on the webhooks of the sandbox can be taken, without a receiver. Gives the listener's id. */
  async startListening(options: CallOptions = {}): Promise<string> {
    return (await this.#call({ operation: 'startListening' }, options)).id;
  }

  /** Those that have come since the last call, the oldest first. @throws QujatError `webhook_listener_not_found` */
  async takeWebhooks(listenerId: string, options: CallOptions = {}): Promise<TakenWebhook[]> {
    return (await this.#call({ operation: 'takeWebhooks', params: { listener_id: listenerId } }, options)).webhooks;
  }

  async stopListening(listenerId: string, options: CallOptions = {}): Promise<void> {
    await this.#call({ operation: 'stopListening', params: { listener_id: listenerId } }, options);
  }

  #call<Id extends keyof Operations>(message: Message<Id>, options: CallOptions): Promise<Operations[Id]['answer']> {
    return send(this.#connection, { ...message, headers: this.#headers }, options);
  }
}
