/** The times and numbers of the accounts, in one place. Times in milliseconds. */
import type { ThrottleRule } from './throttle-store.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface AccountRules {
  /** How long a log-in may lie unused, and how long it may live. Operators see everything, so theirs are short. */
  session: { idleMs: number; lifeMs: number };
  operatorSession: { idleMs: number; lifeMs: number };
  /** How long a log-in waits for its second factor. */
  secondFactorMs: number;
  /** How long a proof of who you are lets you change the protection of the account. */
  recentMs: number;
  signUpLinkMs: number;
  resetLinkMs: number;
  invitationMs: number;
  challengeMs: number;
  throttles: Record<ThrottleName, ThrottleRule>;
}

/** What is counted: by account (or e-mail), by known browser, or by client address. */
export type ThrottleName =
  | 'log_in_account'
  | 'log_in_device'
  | 'log_in_address'
  | 'second_factor'
  | 'password_confirmation'
  | 'mail_to'
  | 'mail_from_address'
  | 'link_address'
  | 'invitation_mail'
  | 'invitations_of_organization'
  | 'invitations_of_inviter'
  | 'passkey_address';

const backOff = (firstMs: number, longestMs: number): number[] => {
  const delays = [firstMs];
  for (let delay = firstMs * 2; delay < longestMs; delay *= 2) delays.push(delay);
  return [...delays, longestMs];
};

export const defaultAccountRules: AccountRules = {
  session: { idleMs: 12 * HOUR, lifeMs: 7 * DAY },
  operatorSession: { idleMs: HOUR, lifeMs: DAY },
  secondFactorMs: 10 * MINUTE,
  recentMs: 15 * MINUTE,
  signUpLinkMs: DAY,
  resetLinkMs: 30 * MINUTE,
  invitationMs: 7 * DAY,
  challengeMs: 5 * MINUTE,
  throttles: {
    log_in_account: { freeTries: 5, delaysMs: backOff(5 * SECOND, 15 * MINUTE), forgetAfterMs: DAY },
    log_in_device: { freeTries: 5, delaysMs: backOff(5 * SECOND, 15 * MINUTE), forgetAfterMs: DAY },
    // Many people may share an address.
    log_in_address: { freeTries: 30, delaysMs: backOff(5 * SECOND, 15 * MINUTE), forgetAfterMs: HOUR },
    // Three of 1,000,000 codes are right at a time, so the tries must stay few for ever.
    second_factor: { freeTries: 5, delaysMs: backOff(30 * SECOND, HOUR), forgetAfterMs: DAY },
    password_confirmation: { freeTries: 5, delaysMs: backOff(5 * SECOND, 15 * MINUTE), forgetAfterMs: DAY },
    mail_to: { freeTries: 3, delaysMs: backOff(MINUTE, HOUR), forgetAfterMs: DAY },
    mail_from_address: { freeTries: 20, delaysMs: backOff(MINUTE, HOUR), forgetAfterMs: HOUR },
    passkey_address: { freeTries: 60, delaysMs: backOff(5 * SECOND, 5 * MINUTE), forgetAfterMs: HOUR },
    // At most 30 at once and 53 on a day, so that nobody mails strangers in our name.
    invitations_of_organization: { freeTries: 29, delaysMs: [HOUR], forgetAfterMs: DAY },
    invitations_of_inviter: { freeTries: 29, delaysMs: [HOUR], forgetAfterMs: DAY },
    invitation_mail: { freeTries: 3, delaysMs: backOff(MINUTE, HOUR), forgetAfterMs: DAY },
    link_address: { freeTries: 30, delaysMs: backOff(5 * SECOND, 15 * MINUTE), forgetAfterMs: HOUR },
  },
};
