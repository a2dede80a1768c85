import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { QujatError } from '@qujat/sdk';
import type { Response } from 'express';

/** Your page tells by the code what the citizen can do: type again, ask for another code, begin anew, or come back later. */
@Catch(QujatError)
export class QujatErrorFilter implements ExceptionFilter<QujatError> {
  private readonly logger = new Logger('Qujat');

  catch({ code, status = 503, message, attemptsLeft, retryAfterSeconds }: QujatError, host: ArgumentsHost): void {
    // Safe to log: the message holds nothing about a citizen, and no key.
    this.logger.warn(`${code}: ${message}`);
    const told = { error: code, attempts_left: attemptsLeft, retry_after: retryAfterSeconds };
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(status < 500 ? 400 : 503)
      .json(told);
  }
}
