/** What the three calls share: the client, the visit of a citizen, and how an error is told. */
import { Qujat, QujatError, type Session } from '@qujat/sdk';
import { getIronSession, type IronSession } from 'iron-session';
import { cookies } from 'next/headers';

const { QUJAT_API_KEY = '', QUJAT_BASE_URL = 'http://127.0.0.1:8080', SESSION_SECRET = '' } = process.env;

interface Visit {
  asked?: Session<'identity_card'> | undefined;
}

/** Next.js loads this file while it builds too, where there is no key. */
export const client = (): Qujat => new Qujat({ apiKey: QUJAT_API_KEY, baseUrl: QUJAT_BASE_URL });

/** The session of Qujat lies in a cookie that only this server can read, so that any of its processes can go on. */
export async function currentVisit(): Promise<IronSession<Visit>> {
  const cookieOptions = { httpOnly: true, sameSite: 'strict', secure: true } as const;
  const options = { cookieName: 'visit', password: SESSION_SECRET, ttl: 30 * 60, cookieOptions };
  return getIronSession<Visit>(await cookies(), options);
}

export const nothingAsked = (): Response => Response.json({ error: 'session_not_found' }, { status: 400 });

/** Your page tells by the code what the citizen can do: type again, ask for another code, begin anew, or come back later. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof QujatError)) throw error;
    // Safe to log: it holds nothing about a citizen, and no key.
    console.error(error);
    const { code, status = 503, attemptsLeft, retryAfterSeconds } = error;
    const told = { error: code, attempts_left: attemptsLeft, retry_after: retryAfterSeconds };
    return Response.json(told, { status: status < 500 ? 400 : 503 });
  }
}
