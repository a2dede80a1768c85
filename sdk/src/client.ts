/** The client of a gateway, or of the hosted service, which speaks the same calls. */
import { connectionOf, type Nature } from './connection.ts';
import { keyOf } from './idempotency-key.ts';
import { type Connection, send, unexpectedReply } from './send.ts';
import { readOffer, readSession } from './session.ts';
import type {
  AnswersReply,
  Approval,
  AskedSession,
  AskRequest,
  CallOptions,
  Citizen,
  CredentialRequest,
  DocumentReply,
  DocumentRequest,
  DocumentType,
  KeyedCallOptions,
  OfferedSession,
  QujatOptions,
  Session,
} from './types.ts';

/**
 * Every method throws `QujatError` where the gateway refuses or cannot be reached, and the reason of `signal` once that is aborted.
 *
 * @example
 * const qujat = new Qujat({ apiKey, baseUrl });
 * const session = await qujat.requestDocument('diploma', { iin, phone });
 * const reply = await qujat.approveSession(session, { code });
 */
export class Qujat {
  readonly #apiKey: string;
  readonly #connection: Connection;

  /** @throws TypeError that names the wrong option, or where a live key would lie in a browser */
  constructor(options: QujatOptions, nature?: Nature) {
    this.#connection = connectionOf(options, nature);
    this.#apiKey = options.apiKey;
  }

  /**
   * The state sends the citizen a code. Whether there is such a document is told to nobody: if there is none, no code comes.
   *
   * @throws QujatError such as `invalid_iin`, `subject_not_found_in_mcdb`, `no_subscription`, `subject_locked`
   */
  requestDocument<T extends DocumentType>(
    documentType: T,
    request: DocumentRequest & { claims?: undefined; fields?: undefined; credential?: undefined },
    options?: KeyedCallOptions,
  ): Promise<Session<T>>;
  requestDocument<T extends DocumentType>(
    documentType: T,
    request: AskRequest & { credential?: undefined },
    options?: KeyedCallOptions,
  ): Promise<AskedSession<T>>;
  requestDocument<T extends DocumentType>(
    documentType: T,
    request: CredentialRequest,
    options?: KeyedCallOptions,
  ): Promise<OfferedSession<T>>;
  async requestDocument<T extends DocumentType>(
    documentType: T,
    { iin, phone, clientReference, claims, fields, holder, credential }: AskRequest & { credential?: true | undefined },
    options: KeyedCallOptions = {},
  ): Promise<Session<T>> {
    const answer = await send(
      this.#connection,
      {
        operation: 'requestDocument',
        params: { document_type: documentType },
        body: {
          api_key: this.#apiKey,
          iin,
          phone,
          ...(clientReference !== undefined && { client_reference: clientReference }),
          ...(claims !== undefined && { claims: [...claims] }),
          ...(fields !== undefined && { fields: [...fields] }),
          ...(holder !== undefined && { holder }),
          ...(credential !== undefined && { credential }),
        },
        headers: keyOf(options),
      },
      options,
    );
    const session = readSession(documentType, answer);
    if (credential === true) return Object.assign(session, { credential: readOffer(answer) });
    return claims === undefined && fields === undefined ? session : Object.assign(session, { asked: true });
  }

  /**
   * Sends the citizen another code, from `resendAfter` on. The codes before it are dead. Gives the session as it is now.
   *
   * @throws QujatError such as `resend_too_early`, `too_many_resends`, `session_expired`
   */
  resendOtp<T extends DocumentType>(session: OfferedSession<T>, options?: CallOptions): Promise<OfferedSession<T>>;
  resendOtp<T extends DocumentType>(session: AskedSession<T>, options?: CallOptions): Promise<AskedSession<T>>;
  resendOtp<T extends DocumentType>(session: Session<T>, options?: CallOptions): Promise<Session<T>>;
  async resendOtp<T extends DocumentType>(session: Session<T>, options: CallOptions = {}): Promise<Session<T>> {
    const body = { backend_session_id: session.id };
    const answer = await send(this.#connection, { operation: 'resendOtp', body }, options);
    const resent = readSession(session.documentType, { ...answer, ...body });
    // What was asked for stays with it.
    const { asked, credential } = session as Partial<AskedSession & OfferedSession>;
    return Object.assign(resent, asked && { asked }, credential && { credential });
  }

  /**
   * Gives the document, once, or the answers that the request asked for. Where `file_status` is `pending`, `generateFiles` gives the file a moment later.
   *
   * It is repeated by itself only where that can neither spend the code nor lose the document: with a gateway that keeps the
   * answer under the Idempotency-Key. The hosted service does not.
   *
   * @throws QujatError such as `invalid_otp_code` with `attemptsLeft`, `otp_code_expired`, `document_already_received`
   */
  approveSession(session: AskedSession, approval: Approval, options?: KeyedCallOptions): Promise<AnswersReply>;
  approveSession<T extends DocumentType>(
    session: Session<T> & { credential?: never },
    approval: Approval,
    options?: KeyedCallOptions,
  ): Promise<DocumentReply<T>>;
  async approveSession<T extends DocumentType>(
    session: Session<T>,
    { code, file = 'pdf' }: Approval,
    options: KeyedCallOptions = {},
  ): Promise<DocumentReply<T> | AnswersReply> {
    const body = { backend_session_id: session.id, code, file: file !== false, file_type: file || 'pdf' } as const;
    const isKeyed = session.expiresAt !== undefined;
    const message = { operation: 'approveSession', body, headers: keyOf(options), isKeyed } as const;
    const answer = await send(this.#connection, message, options);
    if (typeof answer.document_type !== 'string') throw unexpectedReply();
    return answer as DocumentReply<T>;
  }

  /**
   * The file that was pending, as base64; the other one is null. As often as you like, within ten minutes after the approve.
   *
   * @throws QujatError such as `files_unavailable`; `service_unavailable` while it is not ready
   */
  async generateFiles(
    session: Session,
    options: CallOptions = {},
  ): Promise<{ document_pdf: string | null; document_image: string | null }> {
    const body = { session_id: session.id, api_key: this.#apiKey };
    return send(this.#connection, { operation: 'generateFiles', body }, options);
  }

  /** Takes a credential back: those to whom it is shown see that within five minutes. @throws QujatError such as `credential_not_found` */
  async revokeCredential(credentialId: string, options: CallOptions = {}): Promise<void> {
    const headers = { authorization: `Bearer ${this.#apiKey}` };
    const params = { credential_id: credentialId };
    await send(this.#connection, { operation: 'revokeCredential', params, headers }, options);
  }

  /** Whether the phone is the citizen's in the Mobile Citizen Data Base. Each false counts as a code that was sent to them. */
  async checkMcdb({ iin, phone }: Citizen, options: CallOptions = {}): Promise<boolean> {
    const body = { api_key: this.#apiKey, iin, phone };
    const { is_verified } = await send(this.#connection, { operation: 'checkMcdb', body }, options);
    if (typeof is_verified !== 'boolean') throw unexpectedReply();
    return is_verified;
  }

  /** Has the gateway send one event once more to all that it was for. @throws QujatError such as `webhook_event_not_found` */
  async resendWebhookEvent(eventId: string, options: CallOptions = {}): Promise<void> {
    const body = { api_key: this.#apiKey, event_id: eventId };
    await send(this.#connection, { operation: 'resendWebhookEvent', body }, options);
  }
}
