/** `@qujat/sdk/flow`: a document by a page on which the citizen does the steps, in place of a form of your own. */
import { connectionOf, type Nature } from './connection.ts';
import { flowResultOf } from './flow-result.ts';
import type { Operations } from './generated/api.ts';
import { keyOf } from './idempotency-key.ts';
import { type Connection, send, unexpectedReply } from './send.ts';
import type { CallOptions, Citizen, DocumentReply, DocumentType, KeyedCallOptions, QujatOptions } from './types.ts';

/** What is left out is as the Flow has it. */
export interface FlowOrder extends Partial<Citizen> {
  /** Some of those of the Flow. If there are several, the citizen chooses one. */
  documentTypes?: readonly DocumentType[] | undefined;
  /** Which file the document brings. `pdf` if not given. */
  file?: 'pdf' | 'image' | undefined;
  /** Why you ask, as the citizen reads it. */
  purpose?: Operations['createFlowSession']['body']['purpose'];
  /** Where the page sends the citizen back to: an address of the Flow. */
  returnUrl?: string | undefined;
  /** What you call this session, such as the number of your order. Nothing about the citizen. */
  clientReference?: string | undefined;
  /** More of your own, given back with the result. Nothing about the citizen. */
  metadata?: Record<string, unknown> | undefined;
}

/** It may be kept as JSON. The id opens the page, so it stays out of logs; the document opens only with the key too. */
export interface FlowSession {
  id: string;
  /** The page, for the citizen. */
  url: string;
  /** When it ends, if the citizen does not begin. The hosted service does not tell. */
  expiresAt?: string;
}

/** What a Flow hands over: the reply of an approve, and whose it is. */
export type FlowDocument = DocumentReply & Citizen;

/** Why there is no document. */
export type FlowFailureReason = Operations['readFlowResult']['answer']['flow_session_failure_reasons'][number];

interface FlowFacts {
  sessionId: string;
  flowName: string;
  clientReference: string | null;
  metadata: Record<string, unknown>;
  /** `['expired']` of one that is done: the time of its document is over. */
  failureReasons: FlowFailureReason[];
  finishedAt: string | null;
}

/** How a session stands. `progress` is followed by one of the other words, which are those of the page's return and of webhooks. */
export type FlowResult = FlowFacts &
  (
    | { status: 'progress'; document: null; askAgainInSeconds: number }
    | { status: 'failed' | 'expired'; document: null }
    /** The document is there for ten minutes. */
    | { status: 'done'; document: FlowDocument | null }
  );

/**
 * Every method throws `QujatError` where the gateway refuses or cannot be reached, and the reason of `signal` once that is aborted.
 *
 * @example
 * const flow = new QujatFlow({ apiKey: flowKey, baseUrl });
 * const session = await flow.createFlowSession({ documentTypes: ['identity_card'] });
 * // show session.url to the citizen
 * const result = await flow.waitForFlowResult(session);
 */
export class QujatFlow {
  readonly #connection: Connection;
  readonly #headers: Record<string, string>;

  /** @param options with the key of a Flow as `apiKey`. @throws TypeError that names the wrong option */
  constructor(options: QujatOptions, nature?: Nature) {
    this.#connection = connectionOf(options, nature);
    this.#headers = { authorization: `Bearer ${options.apiKey}` };
  }

  /** @throws QujatError such as `invalid_request` with `fields`, `flow_disabled`, `no_subscription` */
  async createFlowSession(order: FlowOrder = {}, options: KeyedCallOptions = {}): Promise<FlowSession> {
    const answer: Partial<Operations['createFlowSession']['answer']> = await send(
      this.#connection,
      { operation: 'createFlowSession', body: bodyOf(order), headers: { ...this.#headers, ...keyOf(options) } },
      options,
    );
    const { session_id: id, expires_at: expiresAt } = answer;
    if (typeof id !== 'string' || id === '') throw unexpectedReply();
    const url = answer.url ?? `${this.#connection.baseUrl}/flow/${encodeURIComponent(id)}`;
    return { id, url, ...(expiresAt !== undefined && { expiresAt }) };
  }

  /**
   * How the session stands now. Each reading of a document that is done gives the same, for ten minutes.
   *
   * @throws QujatError such as `flow_session_not_found`: none, or one of another key
   */
  async readFlowResult(session: Pick<FlowSession, 'id'>, options: CallOptions = {}): Promise<FlowResult> {
    const message = {
      operation: 'readFlowResult',
      params: { session_id: session.id },
      headers: this.#headers,
    } as const;
    return flowResultOf(session.id, await send(this.#connection, message, options));
  }

  /** Asks as often as the gateway wants to be asked, until the session has ended. It ends by itself: after an hour at the latest. */
  async waitForFlowResult(
    session: Pick<FlowSession, 'id'>,
    options: CallOptions = {},
  ): Promise<Exclude<FlowResult, { status: 'progress' }>> {
    for (;;) {
      const result = await this.readFlowResult(session, options);
      if (result.status !== 'progress') return result;
      await this.#connection.wait(result.askAgainInSeconds * 1_000, options.signal);
    }
  }
}

function bodyOf(order: FlowOrder): Operations['createFlowSession']['body'] {
  const { documentTypes, file, purpose, returnUrl, clientReference, metadata, iin, phone } = order;
  return {
    ...(documentTypes && { document_types: [...documentTypes] }),
    ...(file && { file_type: file }),
    ...(purpose && { purpose }),
    ...(returnUrl !== undefined && { return_url: returnUrl }),
    ...(clientReference !== undefined && { client_reference: clientReference }),
    ...(metadata && { metadata }),
    ...(iin !== undefined && { iin }),
    ...(phone !== undefined && { phone }),
  };
}
